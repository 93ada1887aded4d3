/**
 * The frame around every page.
 *
 *     <Layout frame={frame} title="Proposed matching" where="Evidence into Use" width="page" bar={<PublishBar …/>}>
 *       <h1>Proposed matching</h1> …
 *     </Layout>
 *
 * `frame` is what stays the same for one reader: the web kit makes it once for each request. `failed` puts "Error:"
 * first in the title after a send that was not accepted. `width`: page (77rem), report (60rem), form (42rem).
 * `Bare` has no navigation: for sign-in, one-use links and surveys.
 */

import { raw } from 'hono/html';
import { type Child, Fragment } from 'hono/jsx';
import { type Language, languages } from './languages.ts';
import { words } from './words.ts';

export type Link = { readonly href: string; readonly label: string; readonly current?: boolean };

export type Frame = {
  readonly language: Language;
  /** Paths of the stylesheets, from `stylesheets()` of assets.ts. */
  readonly styles: readonly string[];
  readonly icon?: string;
  /** Paths of scripts that only add comfort; usually none. */
  readonly scripts?: readonly string[];
  /** Who runs the programme; stands in the footer. */
  readonly organisation: string | null;
  readonly home: string;
  readonly nav: readonly Link[];
  /** Who is signed in and which clock the page uses: "Ruth Adeyemi", "Lagos, 09:12". */
  readonly who: { readonly name: string; readonly clock: string; readonly href?: string } | null;
  /** Other languages of this page; shown from two on. */
  readonly languages?: readonly (Link & { readonly language: Language })[];
  /** Privacy, Accessibility, and whatever else the page owes its reader. */
  readonly footer: readonly Link[];
};

type PageProps = {
  readonly frame: Frame;
  readonly title: string;
  /** Where the page is, for its title: a programme, a cohort. */
  readonly where?: string;
  readonly failed?: boolean;
  readonly width?: 'page' | 'report' | 'form';
  /** A `section` with a label that stays in sight below the page; see `PublishBar`. */
  readonly bar?: Child;
  readonly children?: Child;
};

export const Layout = ({ frame, bar, width = 'page', children, ...head }: PageProps) => (
  <Page frame={frame} {...head}>
    <Masthead frame={frame}>
      {frame.nav.length > 0 && (
        <nav aria-label={words(frame.language)('nav.main')}>
          <ul>
            {frame.nav.map((link) => (
              <li>
                <a href={link.href} aria-current={link.current ? 'page' : undefined}>
                  {link.label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Aside frame={frame} />
    </Masthead>
    <main id="main" class={`wrap ${width}`} tabindex={-1}>
      {children}
    </main>
    {bar}
    <Footer frame={frame} />
  </Page>
);

/** `note` stands at the end of the masthead, for example the name of a survey. */
export const Bare = ({
  frame,
  note,
  width = 'form',
  children,
  ...head
}: PageProps & { readonly note?: Child }) => (
  <Page frame={frame} {...head}>
    <Masthead frame={frame}>{note && <p class="who">{note}</p>}</Masthead>
    <main id="main" class={`wrap ${width}`} tabindex={-1}>
      {children}
    </main>
    <Footer frame={frame} />
  </Page>
);

/** Two lines, a little apart, side by side; the mentor's starts further in. */
export const Mark = () => (
  <svg class="mark" width="28" height="16" viewBox="0 0 28 16" aria-hidden="true" focusable="false">
    <rect class="mentee-fill" x="0" y="1" width="20" height="5" />
    <rect class="mentor-fill" x="8" y="10" width="20" height="5" />
  </svg>
);

const Page = ({ frame, title, where, failed, children }: PageProps) => {
  const t = words(frame.language);
  const full = `${title} · ${where ?? frame.organisation ?? 'Alongside'}`;
  return (
    <Fragment>
      {raw('<!doctype html>')}
      <html lang={frame.language} dir={languages[frame.language].direction}>
        <head>
          <meta charset="utf-8" />
          <title>{failed ? t('error', { title: full }) : full}</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          {frame.styles.map((path) => (
            <link rel="stylesheet" href={path} />
          ))}
          {frame.icon && <link rel="icon" href={frame.icon} type="image/svg+xml" />}
          {frame.scripts?.map((path) => (
            <script type="module" src={path} />
          ))}
        </head>
        <body>
          <a class="skip" href="#main">
            {t('skip')}
          </a>
          {children}
        </body>
      </html>
    </Fragment>
  );
};

const Masthead = ({ frame, children }: { frame: Frame; children?: Child }) => (
  <header class="masthead">
    <div class="wrap">
      <a class="brand" href={frame.home}>
        <Mark />
        Alongside
      </a>
      {children}
    </div>
  </header>
);

const Aside = ({ frame }: { frame: Frame }) => {
  const { who, languages: others = [] } = frame;
  if (who) {
    return (
      <p class="who">
        {who.href ? <a href={who.href}>{<bdi>{who.name}</bdi>}</a> : <bdi>{who.name}</bdi>} · {who.clock}
      </p>
    );
  }
  if (others.length < 2) return null;
  return (
    <ul class="who languages" aria-label={words(frame.language)('nav.languages')}>
      {others.map((other) => (
        <li>
          <a href={other.href} lang={other.language} hreflang={other.language} dir="auto">
            {other.label}
          </a>
        </li>
      ))}
    </ul>
  );
};

const Footer = ({ frame }: { frame: Frame }) => {
  const t = words(frame.language);
  return (
    <footer class="foot">
      <div class="wrap">
        <p>
          {frame.organisation
            ? t.rich('footer.line', { organisation: <bdi>{frame.organisation}</bdi> })
            : t('footer.own')}
        </p>
        {frame.footer.length > 0 && (
          <ul aria-label={t('footer.label')}>
            {frame.footer.map((link) => (
              <li>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </footer>
  );
};
