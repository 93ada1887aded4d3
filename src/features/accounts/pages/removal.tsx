import { paths } from '../../../paths.ts';
import { Actions, Button, Form, LinkButton } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Note } from '../../../ui/parts.tsx';
import { Name } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import type { GrantRow } from '../queries.ts';
import { words } from '../words.ts';

type Props = { readonly view: View; readonly grant: GrantRow; readonly once: string };

/** Says what taking a role away means before it is done. */
export const RemovalPage = ({ view, grant, once }: Props) => {
  const t = words(view.language);
  const role = t(`role.${grant.role}`).toLowerCase();
  return (
    <Layout frame={view.frame} title={t('removal.title')} width="form">
      <h1>{t('removal.title')}</h1>
      <p class="lead">
        {t.rich('removal.what', { name: <Name>{grant.name}</Name>, role, place: grant.place.label })}
      </p>
      <p>{t('removal.means')}</p>
      {grant.personId === view.viewer?.personId && <Note kind="look">{t('removal.self')}</Note>}
      <Form action={paths.roleGrantRemoval(grant.id)} once={once}>
        <Actions>
          <Button>{t('removal.press')}</Button>
          <LinkButton kind="second" href={paths.roles()}>
            {t('removal.keep')}
          </LinkButton>
        </Actions>
      </Form>
    </Layout>
  );
};
