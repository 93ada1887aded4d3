/** Where a coordinator writes the call, opens it, and sees who came. */
import { paths } from '../../../paths.ts';
import { Field, TextArea } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form, LinkButton } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Head, Note } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import { callLimits } from '../call-limits.ts';
import type { Arrivals, Call, Count } from '../call-queries.ts';
import { words } from '../call-words.ts';
import type { CallState } from '../deadline.ts';
import { fromFile, noSource } from '../sources.ts';

type Props = {
  readonly view: View;
  readonly call: Call;
  readonly state: CallState;
  readonly draft: Draft;
  readonly once: string;
  readonly arrivals: Arrivals;
  /** The public address of the call. */
  readonly address: string;
  readonly opens: string;
  readonly closes: string;
  /** Its last day is not over. */
  readonly mayReopen: boolean;
  /** The last minute of that day, also of a call that was closed before. */
  readonly lastDay: string;
  readonly mayChangeScheme: boolean;
};

export const CallEditPage = (props: Props) => {
  const { view, call, state, draft, opens, closes } = props;
  const t = words(view.language);
  const { cohort } = call;
  return (
    <Layout
      frame={view.frame}
      title={t('edit.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      failed={Object.keys(draft.problems).length > 0}
    >
      <ErrorSummary language={view.language} problems={draft.problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <Head title={t('edit.title')}>
        {state === 'hidden' && t('edit.state.hidden')}
        {state === 'announced' && t('edit.state.announced', { moment: opens })}
        {state === 'open' && t('edit.state.open', { moment: closes })}
        {state === 'closed' && t('edit.state.closed', { moment: closes })}
      </Head>
      <p class="lead">{t('edit.lead')}</p>
      <p class="legend">
        {state === 'hidden' ? (
          call.words !== null && <a href={paths.callPreview(cohort.id)}>{t('edit.preview')}</a>
        ) : (
          <a href={paths.call(cohort.id)}>{t('edit.public')}</a>
        )}
      </p>
      <div class="cols">
        <Words {...props} />
        <div class="side">
          <Opening {...props} />
          <Came {...props} />
          <Fixed {...props} />
        </div>
      </div>
    </Layout>
  );
};

const Words = ({ view, call, draft, once }: Props) => {
  const t = words(view.language);
  const of = (name: keyof typeof callLimits) => ({
    name,
    value: draft.entries[name],
    error: draft.problems[name],
    maxlength: callLimits[name],
  });
  return (
    <Form action={paths.cohortCall(call.cohort.id)} once={once}>
      {call.words === null && <Note>{t('edit.state.unsaved')}</Note>}
      <Field {...of('headline')} label={t('edit.headline')} hint={t('edit.headline.hint')} dir="auto" />
      <TextArea {...of('lead')} label={t('edit.lead.label')} rows={4} />
      {(['forMentees', 'forMentors', 'gives'] as const).map((name) => (
        <TextArea {...of(name)} label={t(`edit.${name}`)} hint={t('edit.lines.hint')} rows={5} />
      ))}
      <TextArea {...of('expects')} label={t('edit.expects')} hint={t('edit.expects.hint')} rows={3} />
      <Field {...of('formMinutes')} label={t('edit.formMinutes')} inputmode="numeric" width="short" />
      <Field {...of('costs')} label={t('edit.costs')} width="half" dir="auto" />
      <Field {...of('contactName')} label={t('edit.contactName')} width="half" dir="auto" />
      <Field {...of('contactEmail')} label={t('edit.contactEmail')} type="email" width="half" />
      <Actions>
        <Button>{t('edit.save')}</Button>
      </Actions>
    </Form>
  );
};

const Opening = ({ view, call, state, once, opens, lastDay, mayReopen, address }: Props) => {
  const t = words(view.language);
  const { id } = call.cohort;
  if (state === 'announced' || state === 'open')
    return (
      <Band title={t('share.title')}>
        <p>{t('share.text')}</p>
        <div class="field">
          <input readonly aria-label={t('share.title')} value={`${address}?from=newsletter`} />
        </div>
        <p>
          <a href={paths.callClosing(id)}>{t('close.link')}</a>
        </p>
      </Band>
    );
  if (call.words === null) return null;
  const again = state === 'closed';
  if (again && !mayReopen) return null;
  return (
    <Band title={t(again ? 'open.again.title' : 'open.title')}>
      <p>{again ? t('open.again.text', { closes: lastDay }) : t('open.text', { opens, closes: lastDay })}</p>
      <Form action={paths.callOpening(id)} once={once}>
        <Button kind="second">{t(again ? 'open.again.do' : 'open.do')}</Button>
      </Form>
    </Band>
  );
};

/** The last row of the sources; no word in a link can be written so. */
const all = '*all';

const Came = ({ view, arrivals }: Props) => {
  const t = words(view.language);
  const f = formats(view.language);
  const { started, sent } = arrivals;
  const table = (title: string, counts: readonly Count[], name: (key: string) => string) => (
    <Table
      caption={title}
      quiet
      columns={[title, { label: t('came.started'), number: true }, { label: t('came.sent'), number: true }]}
      rows={counts.map(({ key, started, sent }) => [name(key), f.number(started), f.number(sent)])}
    />
  );
  const said: Readonly<Record<string, string>> = {
    [noSource]: t('came.source.none'),
    [fromFile]: t('came.source.file'),
    [all]: t('came.all'),
  };
  const named = (key: string) => said[key] ?? key;
  return (
    <Band title={t('came.title')}>
      {arrivals.started === 0 ? (
        <Empty>{t('came.none')}</Empty>
      ) : (
        <>
          <p>{t('came.lead', { started: f.number(arrivals.started), sent: f.number(arrivals.sent) })}</p>
          {table(t('came.source'), [...arrivals.bySource, { key: all, started, sent }], named)}
          {table(t('came.day'), arrivals.byDay, (key) => f.date(key, 'short'))}
        </>
      )}
    </Band>
  );
};

const Fixed = ({ view, call, mayChangeScheme }: Props) => {
  const t = words(view.language);
  const { cohort } = call;
  return (
    <Band title={t('edit.fixed')}>
      <p>{t('edit.fixed.text')}</p>
      <ul class="dashes">
        {mayChangeScheme && (
          <>
            <li>
              <a href={paths.schemeWords(cohort.schemeId)}>{t('edit.fixed.words')}</a>
            </li>
            <li>
              <a href={paths.schemeRules(cohort.schemeId)}>{t('edit.fixed.rules')}</a>
            </li>
          </>
        )}
        <li>
          <a href={paths.cohortSettings(cohort.id)}>{t('edit.fixed.settings')}</a>
        </li>
      </ul>
    </Band>
  );
};

type ClosingProps = Pick<Props, 'view' | 'call' | 'once' | 'closes'> & { readonly drafts: number };

export const CallClosingPage = ({ view, call, once, closes, drafts }: ClosingProps) => {
  const t = words(view.language);
  const { cohort } = call;
  return (
    <Layout
      frame={view.frame}
      title={t('close.title')}
      where={`${cohort.schemeName}, ${cohort.name}`}
      width="form"
    >
      <p>
        <a href={paths.cohortCall(cohort.id)}>{t('close.back')}</a>
      </p>
      <h1>{t('close.title')}</h1>
      <p class="lead">{t('close.text', { drafts, closes })}</p>
      <Form action={paths.callClosing(cohort.id)} once={once}>
        <Actions>
          <Button>{t('close.do')}</Button>
          <LinkButton href={paths.cohortCall(cohort.id)} kind="link">
            {t('close.back')}
          </LinkButton>
        </Actions>
      </Form>
    </Layout>
  );
};
