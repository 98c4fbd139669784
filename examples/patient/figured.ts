import type { Patient } from "./patient.ts";
import { serveJson, type Question, type Reply } from "./serve.ts";

/** A figure a service tells of itself. */
type Figure = string | number | boolean;

/** What a service tells and does, and how it can be broken. */
export interface FiguredOptions<Figures extends { readonly [K in keyof Figures]: Figure }> {
  /** Its figures while it is well. */
  readonly well: Figures;
  /** Ways it can be broken, and the figures that tell. */
  readonly ill: Readonly<Record<string, Partial<Figures>>>;
  /** By method and path: `GET /health`. */
  readonly routes: Readonly<Record<string, FiguredRoute<Figures>>>;
  readonly port?: number | undefined;
}

/** One thing it answers. */
interface FiguredRoute<Figures> {
  /** The bearer token it asks for; `undefined`: none. */
  readonly secret?: string | undefined;
  /** Answers from the figures as they are, and may change them. */
  readonly answer: (
    figures: { -readonly [K in keyof Figures]: Figures[K] },
    question: Question,
  ) => Reply | Promise<Reply>;
}

/** A patient that is nothing but its figures. */
export interface Figured<Figures> extends Patient {
  readonly figures: Readonly<Figures>;
  readonly break: (kind: string) => void;
  readonly heal: () => void;
}

/** Starts a service of figures that is well. */
export async function startFigured<Figures extends { readonly [K in keyof Figures]: Figure }>({
  well,
  ill,
  routes,
  port,
}: FiguredOptions<Figures>): Promise<Figured<Figures>> {
  const figures = { ...well };
  const broken = new Set<string>();
  const answer = (question: Question): Reply | Promise<Reply> => {
    const route = routes[`${question.method} ${question.path}`];
    if (route === undefined) return { status: 404, body: { error: "not found" } };
    return route.secret === undefined || route.secret === question.bearer
      ? route.answer(figures, question)
      : { status: 401, body: { error: "unauthorized" } };
  };
  const served = await serveJson(answer, port);
  return {
    ...served,
    kinds: Object.keys(ill),
    broken,
    figures,
    heal: () => {
      broken.clear();
      Object.assign(figures, well);
    },
    break: (kind) => {
      const change = ill[kind];
      if (change === undefined) throw new Error(`it cannot be broken by "${kind}"`);
      broken.add(kind);
      Object.assign(figures, change);
    },
  };
}
