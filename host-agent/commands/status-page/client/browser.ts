import type { PageElement, PageEvent, PageWindow } from '../../page/client/browser';

/** What scripts of the agent's page use of a browser besides those of every page. */
export interface StatusWindow extends Omit<PageWindow, 'document'> {
  readonly document: StatusDocument;
  readonly location: { readonly pathname: string; reload(): void };
  readonly CustomEvent: new (type: string, init?: { readonly detail: unknown }) => StatusEvent;
  readonly DOMParser: new () => { parseFromString(text: string, type: 'text/html'): StatusDocument };
  readonly EventSource: new (url: string) => StatusEventSource;
  fetch(
    url: string,
    options: { readonly cache: 'no-store'; readonly signal: AbortSignal },
  ): Promise<{
    readonly ok: boolean;
    readonly headers: { get(name: string): string | null };
    text(): Promise<string>;
  }>;
  setTimeout(run: () => void, delayMs: number): number;
  clearTimeout(timer: number | undefined): void;
  setInterval(run: () => void, intervalMs: number): number;
}

export type StatusDocument = Omit<PageWindow['document'], 'addEventListener'> & {
  title: string;
  readonly hidden: boolean;
  readonly activeElement: StatusElement | null;
  addEventListener<Type extends keyof StatusDetails>(
    type: Type,
    listen: (event: StatusEvent & { readonly detail: StatusDetails[Type] }) => void,
  ): void;
  addEventListener(type: string, listen: (event: StatusEvent) => void): void;
  dispatchEvent(event: StatusEvent): void;
  importNode(node: StatusNode, isDeep: true): StatusElement;
};

export interface StatusEvent extends PageEvent {
  readonly detail?: unknown;
}

/** What goes with the events by which the scripts tell each other something. */
interface StatusDetails {
  readonly 'fleetwright-fetched': { readonly document: StatusDocument; readonly date: string | null };
  readonly 'fleetwright-take': { readonly live: StatusElement; readonly next: StatusElement };
}

export interface StatusEventSource {
  readonly readyState: number;
  addEventListener(type: string, listen: (event: { readonly data: string }) => void): void;
  close(): void;
}

export interface StatusNode {
  readonly nodeType: number;
  readonly nodeName: string;
  nodeValue: string | null;
  readonly nextSibling: StatusNode | null;
  readonly parentNode: StatusNode | null;
  remove(): void;
}

export interface StatusElement extends PageElement, StatusNode {
  className: string;
  readonly isConnected: boolean;
  readonly content?: { readonly firstElementChild: StatusElement | null };
  readonly firstChild: StatusNode | null;
  readonly lastElementChild: StatusElement | null;
  readonly children: Iterable<StatusElement> & { readonly length: number };
  getAttributeNames(): readonly string[];
  hasAttribute(name: string): boolean;
  removeAttribute(name: string): void;
  insertBefore(node: StatusNode, before: StatusNode | null): void;
  replaceWith(node: StatusNode): void;
  cloneNode(isDeep: true): StatusElement;
  prepend(node: StatusNode): void;
  focus(options: { readonly preventScroll: boolean }): void;
}
