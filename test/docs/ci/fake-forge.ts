import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The three APIs that the script speaks, as far as it needs them: paths, heads, forms and paging of the real ones. */
export type ForgeKind = 'github' | 'gitlab' | 'forgejo';

export interface FakeComment {
  readonly id: number;
  readonly author: string;
  body: string;
}

/** What is answered instead of doing what was asked. */
export interface FakeAnswer {
  readonly status: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FakeForgeOptions {
  readonly kind: ForgeKind;
  readonly comments?: readonly Omit<FakeComment, 'id'>[];
  /** Answers some requests in another way; `count` is how many came before. */
  readonly instead?: (
    request: string,
    count: number,
  ) => FakeAnswer | 'hang up' | 'do, then hang up' | undefined;
  /** Never an end of comments. */
  readonly endless?: boolean;
  /** Who the token is. */
  readonly author?: string;
}

export const TOKEN = 'secret-token-1234567890';

const AUTHORS: Readonly<Record<ForgeKind, string>> = {
  github: 'github-actions[bot]',
  gitlab: 'project_7_bot_0a1b2c',
  forgejo: 'forgejo-actions',
};

const REPOSITORIES: Readonly<Record<ForgeKind, string>> = {
  github: 'shop/fleet',
  gitlab: '7',
  forgejo: 'shop/fleet',
};

const ISSUE = {
  list: '/api/repos/shop/fleet/issues/12/comments',
  one: /^\/api\/repos\/shop\/fleet\/issues\/comments\/(\d+)$/,
  update: 'PATCH',
};
const ROUTES: Readonly<
  Record<ForgeKind, { readonly list: string; readonly one: RegExp; readonly update: string }>
> = {
  github: ISSUE,
  forgejo: ISSUE,
  gitlab: {
    list: '/api/projects/7/merge_requests/12/notes',
    one: /^\/api\/projects\/7\/merge_requests\/12\/notes\/(\d+)$/,
    update: 'PUT',
  },
};

/** A forge on a port of the loopback device. */
export class FakeForge {
  readonly comments: FakeComment[];
  /** Method and path of each request, in order. */
  readonly requests: string[] = [];
  private readonly options: FakeForgeOptions;
  private readonly server = createServer((request, response) => {
    this.answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  constructor(options: FakeForgeOptions) {
    this.options = options;
    this.comments = (options.comments ?? []).map((comment, index) => ({ id: 100 + index, ...comment }));
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get author(): string {
    return this.options.author ?? AUTHORS[this.options.kind];
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api`;
  }

  /** What the script is told about this forge. */
  get environment(): Readonly<Record<string, string>> {
    return {
      FORGE: this.options.kind,
      FORGE_API_URL: this.url,
      FORGE_TOKEN: TOKEN,
      FORGE_REPOSITORY: REPOSITORIES[this.options.kind],
      FORGE_REQUEST: '12',
    };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const content = Buffer.concat(parts).toString('utf8');
    const instead = this.options.instead?.(`${method} ${url}`, this.requests.length);
    this.requests.push(`${method} ${url}`);
    if (instead === 'hang up') {
      response.destroy();
      return;
    }
    const given =
      typeof instead === 'object' ? instead : this.carryOut(method, new URL(url, this.url), request, content);
    if (instead === 'do, then hang up') {
      response.destroy();
      return;
    }
    response.writeHead(given.status, { 'content-type': 'application/json', ...given.headers });
    response.end(given.body);
  }

  private carryOut(method: string, url: URL, request: IncomingMessage, content: string): FakeAnswer {
    const { kind } = this.options;
    const routes = ROUTES[kind];
    if (!this.knows(request)) return { status: 401, body: JSON.stringify({ message: 'Bad credentials' }) };
    const text = (): string => (JSON.parse(content) as { readonly body: string }).body;
    if (method === 'GET' && url.pathname === '/api/user' && kind === 'gitlab') {
      return { status: 200, body: JSON.stringify({ id: 3, username: this.author }) };
    }
    if (url.pathname === routes.list && method === 'GET') {
      return { status: 200, body: JSON.stringify(this.page(url).map((comment) => this.shown(comment))) };
    }
    if (url.pathname === routes.list && method === 'POST') {
      const comment = { id: 1000 + this.comments.length, author: this.author, body: text() };
      this.comments.push(comment);
      return { status: 201, body: JSON.stringify(this.shown(comment)) };
    }
    const id = Number(routes.one.exec(url.pathname)?.[1]);
    const comment = this.comments.find((candidate) => candidate.id === id);
    if (comment === undefined || method !== routes.update)
      return { status: 404, body: '{"message":"Not Found"}' };
    comment.body = text();
    return { status: 200, body: JSON.stringify(this.shown(comment)) };
  }

  private knows({ headers }: IncomingMessage): boolean {
    const { kind } = this.options;
    if (kind === 'gitlab') return headers['private-token'] === TOKEN;
    return headers.authorization === `${kind === 'github' ? 'Bearer' : 'token'} ${TOKEN}`;
  }

  /** GitHub and GitLab page, with 30 and 20 at once unless told; Forgejo gives all comments, whatever page it is asked for. */
  private page(url: URL): readonly FakeComment[] {
    const page = Number(url.searchParams.get('page') ?? '1');
    const size = Math.min(Number(url.searchParams.get('per_page') ?? '20'), 100);
    if (this.options.endless === true) {
      return Array.from({ length: size }, (_, index) => ({
        id: page * 1000 + index,
        author: 'x',
        body: 'more',
      }));
    }
    return this.options.kind === 'forgejo'
      ? this.comments
      : this.comments.slice((page - 1) * size, page * size);
  }

  private shown({ id, author, body }: FakeComment): unknown {
    return this.options.kind === 'gitlab'
      ? { id, body, system: false, author: { username: author } }
      : { id, body, user: { login: author } };
  }
}
