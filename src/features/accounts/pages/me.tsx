import { paths } from '../../../paths.ts';
import type { Role } from '../../../permissions.ts';
import { Field, Select } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { languages, offeredLanguages } from '../../../ui/languages.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Facts, Note } from '../../../ui/parts.tsx';
import { zoneOptions } from '../../../ui/zones.ts';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import { words } from '../words.ts';

type Props = {
  readonly view: View;
  readonly email: string;
  readonly roles: readonly { readonly role: Role; readonly label: string }[];
  readonly draft: Draft;
  readonly once: string;
  readonly days: number;
};

export const MePage = ({ view, email, roles, draft, once, days }: Props) => {
  const t = words(view.language);
  const { problems } = draft;
  return (
    <Layout frame={view.frame} title={t('me.title')} width="form" failed={Object.keys(problems).length > 0}>
      <ErrorSummary language={view.language} problems={problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <h1>{t('me.title')}</h1>
      <p>{t.rich('me.email.hint', { email: <bdi>{email}</bdi> })}</p>
      <AboutMe view={view} draft={draft} once={once} />
      <Band title={t('me.roles')}>
        {roles.length === 0 ? (
          <Empty>{t('me.roles.none')}</Empty>
        ) : (
          <Facts rows={roles.map(({ role, label }) => [t(`role.${role}`), label])} />
        )}
      </Band>
      <Band title={t('me.sessions')}>
        <p>{t('me.sessions.text', { days })}</p>
        <Form action={paths.signOut()}>
          <Actions>
            <Button kind="second">{t('me.signOut')}</Button>
            <Button kind="second" formaction={paths.mySessions()}>
              {t('me.signOut.everywhere')}
            </Button>
          </Actions>
        </Form>
      </Band>
    </Layout>
  );
};

const AboutMe = ({ view, draft, once }: Pick<Props, 'view' | 'draft' | 'once'>) => {
  const t = words(view.language);
  const field = (name: string) => ({
    name,
    value: draft.entries[name],
    error: draft.problems[name],
    required: true,
  });
  return (
    <Form action={paths.me()} once={once}>
      <Field {...field('name')} label={t('me.name')} autocomplete="name" maxlength={200} />
      <Select
        {...field('zone')}
        label={t('zone')}
        hint={t('zone.hint')}
        options={zoneOptions(view.language)}
        choose={t('zone.choose')}
      />
      <Select
        {...field('language')}
        label={t('me.language')}
        options={offeredLanguages.map((code) => ({ value: code, label: languages[code].name }))}
      />
      <Actions>
        <Button>{t('me.save')}</Button>
      </Actions>
    </Form>
  );
};
