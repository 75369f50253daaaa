/** What scripts of the page use of a browser. The program itself never meets one, so that its types are not known everywhere. */
export interface PageWindow extends PageTarget {
  readonly document: PageDocument;
  /** Reading it throws where the reader keeps pages from remembering. */
  readonly localStorage: {
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
  };
}

interface PageTarget {
  addEventListener(type: string, listen: (event: PageEvent) => void): void;
}

export interface PageEvent {
  readonly key?: string;
  readonly ctrlKey?: boolean;
  readonly metaKey?: boolean;
  readonly altKey?: boolean;
  readonly target: PageElement | null;
  preventDefault(): void;
}

interface PageDocument extends PageTarget {
  readonly documentElement: PageElement;
  querySelector<Found extends PageElement = PageElement>(selector: string): Found | null;
  querySelectorAll<Found extends PageElement = PageElement>(selector: string): Iterable<Found>;
}

export interface PageElement extends PageTarget {
  hidden: boolean;
  textContent: string | null;
  readonly dataset: Record<string, string | undefined>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): PageElement | null;
  closest(selector: string): PageElement | null;
}

export interface PageInput extends PageElement {
  value: string;
  focus(): void;
}

export interface PageButton extends PageElement {
  click(): void;
}

export interface PageDetails extends PageElement {
  open: boolean;
}
