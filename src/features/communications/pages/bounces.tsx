import { paths } from '../../../paths.ts';
import { FileField } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form, type Problems } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import { Head, Note } from '../../../ui/parts.tsx';
import type { View } from '../../../web/view.ts';
import { words } from '../words.ts';

type Props = { readonly view: View; readonly problems: Problems; readonly once: string };

export const BouncesPage = ({ view, problems, once }: Props) => {
  const t = words(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t('bounces.title')}
      where={t('outbox.title')}
      width="form"
      failed={Object.keys(problems).length > 0}
    >
      <p>
        <a href={paths.outbox()}>{t('message.back')}</a>
      </p>
      <ErrorSummary language={view.language} problems={problems} />
      {view.flash !== null && (
        <div role="status">
          <Note kind="done">
            <p>{view.flash}</p>
          </Note>
        </div>
      )}
      <Head title={t('bounces.title')} />
      <p class="lead">{t('bounces.lead')}</p>
      <Form action={paths.bounces()} once={once} upload>
        <FileField
          name="file"
          label={t('bounces.file')}
          hint={t('bounces.file.hint')}
          accept=".eml,.mbox,.txt,message/rfc822"
          error={problems['file']}
        />
        <Actions>
          <Button>{t('bounces.do')}</Button>
        </Actions>
      </Form>
    </Layout>
  );
};
