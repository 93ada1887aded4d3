import { paths } from '../../../paths.ts';
import { Field, TextArea } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import type { Scheme } from '../scheme-queries.ts';
import { words } from '../words.ts';

type Props = {
  readonly view: View;
  readonly scheme: Pick<Scheme, 'id' | 'name'>;
  readonly draft: Draft;
  readonly once: string;
};

export const SchemeWordsPage = ({ view, scheme, draft, once }: Props) => {
  const t = words(view.language);
  const { problems, entries } = draft;
  const of = (name: string) => ({ name, value: entries[name], error: problems[name], required: true });
  return (
    <Layout
      frame={view.frame}
      title={t('schemeWords.title')}
      where={scheme.name}
      width="form"
      failed={Object.keys(problems).length > 0}
    >
      <p>
        <a href={paths.scheme(scheme.id)}>{t('back.scheme', { name: scheme.name })}</a>
      </p>
      <ErrorSummary language={view.language} problems={problems} />
      <h1>{t('schemeWords.title')}</h1>
      <Form action={paths.schemeWords(scheme.id)} once={once}>
        <Field {...of('name')} label={t('schemeWords.name')} maxlength={120} dir="auto" />
        <TextArea {...of('definition')} label={t('schemeWords.definition')} rows={7} />
        <TextArea {...of('whoLeads')} label={t('schemeWords.whoLeads')} rows={4} />
        <Actions>
          <Button>{t('save')}</Button>
        </Actions>
      </Form>
    </Layout>
  );
};
