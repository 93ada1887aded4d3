import { paths } from '../../../paths.ts';
import { Button, Form } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Facts, Head, Note, Sheet } from '../../../ui/parts.tsx';
import { Time } from '../../../ui/time.tsx';
import type { View } from '../../../web/view.ts';
import type { Letter } from '../queries.ts';
import { linksApart } from '../rules.ts';
import { words } from '../words.ts';

type Props = {
  readonly view: View;
  readonly letter: Letter;
  readonly leaves: boolean;
  readonly once: string;
};

export const MessagePage = ({ view, letter, leaves, once }: Props) => {
  const t = words(view.language);
  const at = (
    <Time at={letter.sentAt ?? letter.dueAt} zone={view.zone} language={view.language} style="dateTime" />
  );
  return (
    <Layout frame={view.frame} title={letter.subject} where={t('outbox.title')} width="form">
      {view.flash !== null && <Note kind="done">{view.flash}</Note>}
      <Head title={letter.subject} />
      <Facts
        rows={[
          [t('message.to'), <bdi>{letter.recipient}</bdi>],
          [
            t('message.state'),
            <>
              {t(`message.state.${letter.state}`)}, {at}
            </>,
          ],
          ...(letter.attempts === 0 ? [] : [[t('message.attempts'), String(letter.attempts)] as const]),
          ...(letter.bounce === null ? [] : [[t('message.bounce'), letter.bounce] as const]),
          ...(letter.lastError === null ? [] : [[t('message.error'), letter.lastError] as const]),
        ]}
      />
      <Sheet letter>
        {letter.text.split(/\n{2,}/).map((paragraph) => (
          <p>
            <Paragraph text={paragraph} />
          </p>
        ))}
      </Sheet>
      {leaves && letter.state !== 'sent' && (
        <Form action={paths.messageSending(letter.id)} once={once}>
          <Button kind="second">{t('message.again')}</Button>
          <p class="hint">{t('message.again.hint')}</p>
        </Form>
      )}
      <p>
        <a href={paths.outbox(letter.state)}>{t('message.back')}</a>
      </p>
    </Layout>
  );
};

const Paragraph = ({ text }: { readonly text: string }) => (
  <>
    {text.split('\n').map((line, index) => (
      <>
        {index > 0 && <br />}
        {linksApart(line).map(({ words: said, isLink }) => (isLink ? <a href={said}>{said}</a> : said))}
      </>
    ))}
  </>
);
