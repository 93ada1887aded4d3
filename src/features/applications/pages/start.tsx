import { paths } from '../../../paths.ts';
import { Field } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form, LinkButton } from '../../../ui/form.tsx';
import { Bare } from '../../../ui/layout.tsx';
import { Note } from '../../../ui/parts.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import type { Role } from '../applicant.ts';
import { words } from '../apply-words.ts';
import { words as callWords } from '../call-words.ts';

type Place = { readonly id: string; readonly schemeName: string; readonly name: string };
type Common = { readonly view: View; readonly cohort: Place; readonly role: Role };

type StartProps = Common & {
  readonly draft: Draft;
  readonly from: string | null;
  readonly once: string;
  /** The call takes nobody new; a link can still be asked for. */
  readonly closed: boolean;
};

export const StartPage = ({ view, cohort, role, draft, from, once, closed }: StartProps) => {
  const t = words(view.language);
  const { problems, entries } = draft;
  const of = (name: string) => ({ name, value: entries[name], error: problems[name], required: true });
  const title = t('start.title', { role });
  return (
    <Bare
      frame={view.frame}
      title={title}
      where={cohort.schemeName}
      failed={Object.keys(problems).length > 0}
    >
      <p>
        <a href={paths.call(cohort.id, { from: from ?? undefined })}>{t('start.back')}</a>
      </p>
      <ErrorSummary language={view.language} problems={problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <div>
        <p class="above">
          {callWords(view.language)('call.above', { scheme: cohort.schemeName, cohort: cohort.name })}
        </p>
        <h1>{title}</h1>
      </div>
      {closed && <Note kind="look">{callWords(view.language)('call.closed.text')}</Note>}
      <p class="lead">{t('start.lead')}</p>
      <Form action={paths.apply(cohort.id, role)} once={once} class="questions">
        {from !== null && <input type="hidden" name="from" value={from} />}
        <Field
          {...of('name')}
          label={t('start.name')}
          hint={t('start.name.hint')}
          autocomplete="name"
          maxlength={200}
          dir="auto"
        />
        <Field
          {...of('email')}
          label={t('start.email')}
          hint={t('start.email.hint')}
          type="email"
          autocomplete="email"
          maxlength={254}
        />
        <p class="quiet">{t('start.who')}</p>
        <Actions>
          <Button>{t('start.do')}</Button>
        </Actions>
      </Form>
    </Bare>
  );
};

export const MailedPage = ({ view, cohort, role, leaves }: Common & { readonly leaves: boolean }) => {
  const t = words(view.language);
  return (
    <Bare frame={view.frame} title={t('mailed.title')} where={cohort.schemeName}>
      <h1>{t('mailed.title')}</h1>
      <p class="lead">{t('mailed.text')}</p>
      {leaves ? (
        <p>{t('mailed.nothing')}</p>
      ) : (
        <Note kind="look" title={t('mailed.held.title')}>
          <p>{t('mailed.held.text')}</p>
        </Note>
      )}
      <p>
        <a href={paths.apply(cohort.id, role)}>{t('mailed.again')}</a>
      </p>
    </Bare>
  );
};

export const TooManyLinksPage = ({ view, minutes }: { readonly view: View; readonly minutes: number }) => {
  const t = words(view.language);
  return (
    <Bare frame={view.frame} title={t('tooMany.title')} failed>
      <h1>{t('tooMany.title')}</h1>
      <p class="lead">{t('tooMany.text', { minutes })}</p>
    </Bare>
  );
};

type OpenProps = Common & { readonly email: string; readonly token: string; readonly once: string };

export const OpenLinkPage = ({ view, cohort, role, email, token, once }: OpenProps) => {
  const t = words(view.language);
  return (
    <Bare frame={view.frame} title={t('open.title')} where={cohort.schemeName}>
      <div>
        <p class="above">{t('role', { role })}</p>
        <h1>{t('open.title')}</h1>
      </div>
      <p class="lead">{t.rich('open.text', { email: <bdi>{email}</bdi> })}</p>
      <Form action={paths.applyLink(cohort.id, role, token)} once={once}>
        <Actions>
          <Button>{t('open.do')}</Button>
        </Actions>
      </Form>
    </Bare>
  );
};

export const DeadLinkPage = ({ view, cohort, role }: Common) => {
  const t = words(view.language);
  return (
    <Bare frame={view.frame} title={t('spent.title')} where={cohort.schemeName} failed>
      <h1>{t('spent.title')}</h1>
      <p class="lead">{t('spent.text')}</p>
      <p>
        <LinkButton href={paths.apply(cohort.id, role)}>{t('spent.do')}</LinkButton>
      </p>
    </Bare>
  );
};
