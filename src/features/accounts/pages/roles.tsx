import { paths } from '../../../paths.ts';
import { roles } from '../../../permissions.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Field, Select } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Empty, Note } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import { Name } from '../../../ui/time.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import type { GrantRow, Place } from '../queries.ts';
import { words } from '../words.ts';

type Props = {
  readonly view: View;
  readonly grants: readonly GrantRow[];
  readonly places: readonly Place[];
  /** What a link asked for: its role and its place. */
  readonly asked: { readonly role?: string | undefined; readonly place?: string | undefined };
  readonly draft: Draft;
  readonly once: string;
};

export const RolesPage = ({ view, grants, places, asked, draft, once }: Props) => {
  const t = words(view.language);
  const from = places.find(({ key, cohortId }) => key === asked.place && cohortId !== null);
  return (
    <Layout
      frame={view.frame}
      title={t('roles.title')}
      width="report"
      failed={Object.keys(draft.problems).length > 0}
    >
      {from !== undefined && (
        <p>
          <a href={paths.cohort(from.key)}>← {from.label}</a>
        </p>
      )}
      <ErrorSummary language={view.language} problems={draft.problems} />
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <h1>{t('roles.title')}</h1>
      <p class="lead">{t('roles.lead')}</p>
      {grants.length === 0 ? <Empty>{t('roles.empty')}</Empty> : <Grants view={view} grants={grants} />}
      <Band title={t('roles.grant')}>
        <p>{t('roles.grant.text')}</p>
        <GrantForm {...{ view, places, asked, draft, once }} />
      </Band>
    </Layout>
  );
};

const Grants = ({ view, grants }: Pick<Props, 'view' | 'grants'>) => {
  const t = words(view.language);
  return (
    <Table
      caption={t('roles.list')}
      quiet
      wide
      columns={[t('roles.person'), t('roles.role'), t('roles.place'), t('roles.change')]}
      rows={grants.map((grant) => [
        <>
          <Name>{grant.name}</Name>
          <br />
          <span class="quiet">
            <bdi>{grant.email}</bdi>
          </span>
        </>,
        t(`role.${grant.role}`),
        grant.place.label,
        <a
          href={paths.roleGrant(grant.id)}
          aria-label={t('roles.remove.spoken', { role: t(`role.${grant.role}`), name: grant.name })}
        >
          {t('roles.remove')}
        </a>,
      ])}
    />
  );
};

const GrantForm = ({ view, places, asked, draft, once }: Omit<Props, 'grants'>) => {
  const t = words(view.language);
  const field = (name: string) => ({
    name,
    value: draft.entries[name],
    error: draft.problems[name],
    required: true,
  });
  return (
    <Form action={paths.roles(asked)} once={once}>
      <Field {...field('email')} label={t('roles.email')} type="email" autocomplete="off" maxlength={254} />
      <Field
        {...field('name')}
        label={t('roles.name')}
        hint={t('roles.name.hint')}
        autocomplete="off"
        maxlength={200}
      />
      <Choices
        {...field('role')}
        legend={t('roles.role')}
        options={roles.map((role) => ({
          value: role,
          label: t(`role.${role}`),
          hint: t(`role.${role}.does`),
        }))}
      />
      <Select
        {...field('place')}
        label={t('roles.place')}
        options={places.map(({ key, label }) => ({ value: key, label }))}
      />
      <Actions>
        <Button>{t('roles.give')}</Button>
      </Actions>
    </Form>
  );
};
