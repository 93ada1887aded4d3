import { paths } from '../../../paths.ts';
import { Button, Form } from '../../../ui/form.tsx';
import { Bare } from '../../../ui/layout.tsx';
import { Note } from '../../../ui/parts.tsx';
import type { View } from '../../../web/view.ts';
import type { Stopping } from '../stopping.ts';
import { words } from '../words.ts';

type Props = {
  readonly view: View;
  readonly stopping: Stopping;
  readonly token: string;
  /** What the request before this page did. */
  readonly done: 'stopped' | 'again' | null;
};

export const StopPage = ({ view, stopping, token, done }: Props) => {
  const t = words(view.language);
  const { email, list, isStopped } = stopping;
  const title = t(`stop.title.${list}`);
  return (
    <Bare frame={view.frame} title={title}>
      <h1>{title}</h1>
      {done === 'again' && (
        <div role="status">
          <Note kind="done">
            <p>{t('stop.isAgain')}</p>
          </Note>
        </div>
      )}
      <p class="lead">
        <bdi>{isStopped ? t('stop.done') : t(`stop.ask.${list}`, { email })}</bdi>
      </p>
      <p>{t('stop.kept')}</p>
      <Form action={paths.stop(token)}>
        <input type="hidden" name="do" value={isStopped ? 'again' : 'stop'} />
        <Button kind={isStopped ? 'second' : 'main'}>{t(isStopped ? 'stop.again' : 'stop.do')}</Button>
      </Form>
    </Bare>
  );
};
