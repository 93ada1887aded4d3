import { paths } from '../../../paths.ts';
import { Choices } from '../../../ui/choices.tsx';
import { Field } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { Layout } from '../../../ui/layout.tsx';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import { templates } from '../template-list.ts';
import { words } from '../words.ts';

type Props = { readonly view: View; readonly draft: Draft; readonly once: string };

export const NewSchemePage = ({ view, draft, once }: Props) => {
  const t = words(view.language);
  const { problems, entries } = draft;
  const options = templates.map((template) => ({
    value: template.key,
    label: template.name,
    hint: t('newScheme.carries', {
      summary: template.summary,
      mentee: template.menteeQuestions.length,
      mentor: template.mentorQuestions.length,
      rules: template.constraints.length,
    }),
  }));
  return (
    <Layout
      frame={view.frame}
      title={t('newScheme.title')}
      width="form"
      failed={Object.keys(problems).length > 0}
    >
      <p>
        <a href={paths.home()}>{t('back.schemes')}</a>
      </p>
      <ErrorSummary language={view.language} problems={problems} />
      <h1>{t('newScheme.title')}</h1>
      <p class="lead">{t('newScheme.lead')}</p>
      <Form action={paths.schemes()} once={once}>
        <Choices
          name="template"
          legend={t('newScheme.template')}
          options={options}
          value={entries['template'] ?? null}
          error={problems['template']}
          required
        />
        <Field
          name="name"
          label={t('newScheme.name')}
          hint={t('newScheme.name.hint')}
          value={entries['name']}
          error={problems['name']}
          maxlength={120}
          dir="auto"
          required
        />
        <Actions>
          <Button>{t('newScheme.save')}</Button>
        </Actions>
      </Form>
    </Layout>
  );
};
