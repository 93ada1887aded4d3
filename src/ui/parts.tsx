/**
 * Small parts: what they mean stands in look.md's words.
 *
 *     <Band title="Supply gaps" aside={<a …>Edit</a>}> … </Band>          a rule, a heading, what belongs to it
 *     <Head title="Proposed matching">Run 4, Friday 6 November</Head>     the page title and what stands at its end
 *     <Note kind="look" title="Two more mentors, two more pairs"> … </Note>   quiet · look · right · done
 *     <Tag kind="right">Today</Tag>                                       plain · now · done · look · right
 *     <Facts rows={[['Places', '12 to 14 pairs']]} />   <Stats counts={[['pairs', 12]]} />
 *     <Empty>Nothing needs you today.</Empty>
 *     <ul class="todo"><TodoRow due={<Tag …/>} what="…" why="…"> one button </TodoRow></ul>
 *     <Pager language="en" from={1} to={50} total={62} later="?page=2" />
 *     <PublishBar label="Publish" words={<>…</>}> buttons </PublishBar>   goes into Layout's `bar`
 *     <Sheet letter> … </Sheet>
 */
import type { Child } from 'hono/jsx';
import { formats } from './formats.ts';
import { classes } from './href.ts';
import type { Language } from './languages.ts';
import { words } from './words.ts';

type Inner = { readonly children?: Child };

type BandProps = Inner & {
  readonly title: Child;
  readonly aside?: Child;
  readonly id?: string;
  readonly class?: string;
};

export const Band = ({ title, aside, id, class: name, children }: BandProps) => (
  <section class={classes('band', name)} id={id}>
    {aside ? (
      <div class="head">
        <h2>{title}</h2>
        {aside}
      </div>
    ) : (
      <h2>{title}</h2>
    )}
    {children}
  </section>
);

export const Head = ({ title, children }: Inner & { readonly title: Child }) => (
  <div class="head">
    <h1>{title}</h1>
    {children && <p>{children}</p>}
  </div>
);

type NoteProps = Inner & { readonly kind?: 'quiet' | 'look' | 'right' | 'done'; readonly title?: Child };

export const Note = ({ kind = 'quiet', title, children }: NoteProps) => (
  <div class={classes('note', kind !== 'quiet' && kind)}>
    {title && <b>{title}</b>}
    {children}
  </div>
);

type TagProps = Inner & { readonly kind?: 'plain' | 'now' | 'done' | 'look' | 'right' };

export const Tag = ({ kind = 'plain', children }: TagProps) => (
  <span class={classes('tag', kind !== 'plain' && kind)}>{children}</span>
);

type Row = readonly [term: Child, fact: Child];

export const Facts = ({ rows }: { readonly rows: readonly Row[] }) => (
  <dl class="facts">
    {rows.map(([term, fact]) => (
      <div>
        <dt>{term}</dt>
        <dd>{fact}</dd>
      </div>
    ))}
  </dl>
);

/** Figures above their words; in the source the word comes first, as a list of terms needs. */
export const Stats = ({ counts }: { readonly counts: readonly Row[] }) => (
  <dl class="stats">
    {counts.map(([word, figure]) => (
      <div>
        <dt>{word}</dt>
        <dd>{figure}</dd>
      </div>
    ))}
  </dl>
);

export const Empty = ({ children }: Inner) => <p class="empty">{children}</p>;

export const Sheet = ({ letter, children }: Inner & { readonly letter?: boolean }) => (
  <div class={classes('sheet', letter && 'letter')}>{children}</div>
);

type TodoProps = Inner & { readonly due: Child; readonly what: Child; readonly why: Child };

export const TodoRow = ({ due, what, why, children }: TodoProps) => (
  <li>
    <p>{due}</p>
    <div>
      <h3>{what}</h3>
      <p>{why}</p>
    </div>
    {children}
  </li>
);

type PagerProps = {
  readonly language: Language;
  readonly from: number;
  readonly to: number;
  readonly total: number;
  readonly earlier?: string | null;
  readonly later?: string | null;
};

export const Pager = ({ language, from, to, total, earlier, later }: PagerProps) => {
  const t = words(language);
  const { number } = formats(language);
  return (
    <nav class="pager" aria-label={t('pager.label')}>
      <span class="quiet">
        {t('pager.where', { from: number(from), to: number(to), total: number(total) })}
      </span>
      {earlier && (
        <a href={earlier} rel="prev">
          {t('pager.earlier')}
        </a>
      )}
      {later && (
        <a href={later} rel="next">
          {t('pager.later')}
        </a>
      )}
    </nav>
  );
};

type BarProps = Inner & { readonly label: string; readonly words: Child };

/** Says what a press will do and what it will not. */
export const PublishBar = ({ label, words: text, children }: BarProps) => (
  <section class="bar" aria-label={label}>
    <div class="wrap">
      <p>{text}</p>
      <div class="actions">{children}</div>
    </div>
  </section>
);
