/** The one place where something thrown becomes a page. */
import { HTTPException } from 'hono/http-exception';
import type { Child } from 'hono/jsx';
import { paths } from '../paths.ts';
import { Forbidden, NotFound, Refusal } from '../refusal.ts';
import { Layout } from '../ui/layout.tsx';
import type { Text } from '../ui/text.ts';
import { type Request, SignInFirst } from './env.ts';
import { inHouse } from './view.ts';
import { words } from './words.ts';

/** Puts a refusal in words: every slice keeps its own under `refusal.…`. */
export type RefusalWords = (refusal: Refusal, language: Parameters<typeof words>[0]) => string | null;

/** Draws the page for anything thrown. What is not meant for a person is logged with the request's id alone. */
export const errorPage =
  (refusalWords: RefusalWords) =>
  (error: Error, c: Request): Response | Promise<Response> => {
    const view = c.get('view');
    if (view === undefined) return brokenEarly(error, c);
    const t = words(view.language);
    if (error instanceof SignInFirst)
      return c.redirect(paths.signIn(c.req.method === 'GET' ? c.req.path : undefined), 303);
    if (error instanceof NotFound) return page(c, 404, t('notFound.title'), <p>{t('notFound.text')}</p>);
    if (error instanceof Forbidden) return page(c, 403, t('forbidden.title'), <p>{t('forbidden.text')}</p>);
    if (error instanceof Refusal) {
      const said = refusalWords(error, view.language) ?? t('refusal.unknown');
      return page(
        c,
        409,
        t('refused.title'),
        <>
          <p class="lead">{said}</p>
          <p>{t('refused.text')}</p>
        </>,
      );
    }
    if (error instanceof HTTPException) return httpPage(error, c, t);
    logBroken(error, c);
    return page(c, 500, t('broken.title'), <p>{t('broken.text', { id: c.get('requestId') })}</p>);
  };

const httpPage = (error: HTTPException, c: Request, t: Text<typeof words.english>) => {
  if (error.status === 403) return page(c, 403, t('csrf.title'), <p>{t('csrf.text')}</p>);
  if (error.status === 400) return page(c, 400, t('refused.title'), <p>{t('form.unreadable')}</p>);
  if (error.status === 413) {
    return page(c, 413, t('tooLarge.title'), <p>{t('tooLarge.text', { megabytes: 20 })}</p>);
  }
  return error.getResponse();
};

const page = (c: Request, status: 400 | 403 | 404 | 409 | 413 | 500, title: string, children: Child) => {
  const view = inHouse(c.get('view'), null);
  const t = words(view.language);
  const from = c.req.header('referer');
  const back = from?.startsWith(`${new URL(c.req.url).origin}/`) ? new URL(from).pathname : null;
  return c.html(
    <Layout frame={view.frame} title={title} width="form">
      <h1>{title}</h1>
      {children}
      <p>
        {back !== null && back !== c.req.path && (
          <>
            <a href={back}>{t('back')}</a>
            {' · '}
          </>
        )}
        <a href={paths.home()}>{t('notFound.home')}</a>
      </p>
    </Layout>,
    status,
  );
};

// The database may be away, so nothing is known about the reader: plain words, no page frame.
const brokenEarly = (error: Error, c: Request) => {
  if (error instanceof HTTPException) return error.getResponse();
  if (error instanceof NotFound) return c.text(words('en')('notFound.title'), 404);
  logBroken(error, c);
  return c.text(words('en')('broken.text', { id: c.get('requestId') }), 500);
};

/** Messages of a database can hold what people wrote, so only the error's kind, code and our own stack are logged. */
const logBroken = (error: Error, c: Request): void => {
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const stack = error.stack
    ?.split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 8)
    .join('\n');
  console.error(
    `${c.get('requestId')} ${c.req.method} ${c.req.routePath} ${error.name}${code}\n${stack ?? ''}`,
  );
};
