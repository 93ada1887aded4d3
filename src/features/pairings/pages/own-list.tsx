/** Where somebody without a place joins the list, sees that they are on it, and leaves it. Opening it changes nothing. */
import { paths } from '../../../paths.ts';
import { Button, Form } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Bare } from '../../../ui/layout.tsx';
import { Note } from '../../../ui/parts.tsx';
import type { View } from '../../../web/view.ts';
import { words } from '../list-words.ts';
import type { ListPlace, ListState } from '../waiting-queries.ts';

type Props = {
  readonly view: View;
  readonly place: ListPlace;
  readonly state: ListState;
  readonly token: string;
  readonly once: string;
};

export const OwnListPage = ({ view, place, state, token, once }: Props) => {
  const t = words(view.language);
  const date = formats(view.language).date(place.untilOn, 'day');
  return (
    <Bare frame={view.frame} title={t('own.title')} where={place.schemeName} note={place.schemeName}>
      {view.flash !== null && (
        <div role="status">
          <Note kind="done">
            <p>{view.flash}</p>
          </Note>
        </div>
      )}
      <h1>{t('own.title')}</h1>
      {state === 'mayJoin' ? (
        <>
          <p class="lead">
            <bdi>{t('own.dear', { name: place.name })}</bdi>
          </p>
          <p>{t('own.mayJoin', { scheme: place.schemeName, date })}</p>
        </>
      ) : (
        <>
          <p class="lead">
            {state === 'waits' || state === 'over' ? t(`own.${state}`, { date }) : t(`own.${state}`)}
          </p>
          <p>{t(`own.${state}.text`)}</p>
        </>
      )}
      {(state === 'mayJoin' || state === 'waits') && (
        <Form action={paths.ownList(token)} once={once}>
          <input type="hidden" name="stay" value={state === 'waits' ? 'no' : 'yes'} />
          <Button kind={state === 'waits' ? 'second' : 'main'}>
            {t(state === 'waits' ? 'own.leave' : 'own.join')}
          </Button>
        </Form>
      )}
    </Bare>
  );
};
