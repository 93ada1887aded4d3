import { paths } from '../../../paths.ts';
import { Field } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form, LinkButton } from '../../../ui/form.tsx';
import { Bare } from '../../../ui/layout.tsx';
import { Note } from '../../../ui/parts.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import { words } from '../words.ts';

type SignInProps = { readonly view: View; readonly draft: Draft; readonly to: string | undefined };

export const SignInPage = ({ view, draft, to }: SignInProps) => {
  const t = words(view.language);
  const { problems, entries } = draft;
  return (
    <Bare frame={view.frame} title={t('signIn.title')} failed={Object.keys(problems).length > 0}>
      <ErrorSummary language={view.language} problems={problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <h1>{t('signIn.title')}</h1>
      <p class="lead">{t('signIn.lead')}</p>
      <Form action={paths.signIn()}>
        {to !== undefined && <input type="hidden" name="to" value={to} />}
        <Field
          name="email"
          label={t('signIn.email')}
          hint={t('signIn.email.hint')}
          type="email"
          autocomplete="email"
          maxlength={254}
          value={entries['email']}
          error={problems['email']}
          required
        />
        <Actions>
          <Button>{t('signIn.send')}</Button>
        </Actions>
      </Form>
    </Bare>
  );
};

type SentProps = { readonly view: View; readonly minutes: number; readonly leaves: boolean };

export const SentPage = ({ view, minutes, leaves }: SentProps) => {
  const t = words(view.language);
  return (
    <Bare frame={view.frame} title={t('sent.title')}>
      <h1>{t('sent.title')}</h1>
      <p class="lead">{t('sent.text', { minutes })}</p>
      {leaves ? (
        <p>{t('sent.nothing')}</p>
      ) : (
        <Note kind="look" title={t('sent.held.title')}>
          <p>{t('sent.held.text')}</p>
        </Note>
      )}
      <p>
        <a href={paths.signIn()}>{t('sent.again')}</a>
      </p>
    </Bare>
  );
};

export const TooManyPage = ({ view, minutes }: { readonly view: View; readonly minutes: number }) => {
  const t = words(view.language);
  return (
    <Bare frame={view.frame} title={t('tooMany.title')} failed>
      <h1>{t('tooMany.title')}</h1>
      <p class="lead">{t('tooMany.text', { minutes })}</p>
    </Bare>
  );
};

type LinkProps = {
  readonly view: View;
  readonly token: string;
  readonly to: string | undefined;
  readonly once: string;
};

export const LinkPage = ({ view, token, to, once }: LinkProps) => {
  const t = words(view.language);
  const title = t('link.title', { place: view.frame.organisation ?? 'Alongside' });
  return (
    <Bare frame={view.frame} title={title}>
      <h1>{title}</h1>
      <p class="lead">{t('link.text')}</p>
      <Form action={paths.signInLink(token)} once={once}>
        {to !== undefined && <input type="hidden" name="to" value={to} />}
        <Actions>
          <Button>{t('link.press')}</Button>
        </Actions>
      </Form>
    </Bare>
  );
};

type SpentProps = {
  readonly view: View;
  readonly state: 'used' | 'old';
  readonly to: string | undefined;
  readonly minutes: number;
};

export const SpentLinkPage = ({ view, state, to, minutes }: SpentProps) => {
  const t = words(view.language);
  const title = t(`link.${state}.title`);
  return (
    <Bare frame={view.frame} title={title}>
      <h1>{title}</h1>
      <p class="lead">{state === 'used' ? t('link.used.text') : t('link.old.text', { minutes })}</p>
      <p>
        <LinkButton href={paths.signIn(to)}>{t('link.new')}</LinkButton>
      </p>
    </Bare>
  );
};
