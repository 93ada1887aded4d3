import { paths } from '../../../paths.ts';
import { Field, Select } from '../../../ui/fields.tsx';
import { Actions, Button, ErrorSummary, Form } from '../../../ui/form.tsx';
import { Bare } from '../../../ui/layout.tsx';
import { zoneOptions } from '../../../ui/zones.ts';
import type { Draft } from '../../../web/form.ts';
import type { View } from '../../../web/view.ts';
import { words } from '../words.ts';

type Props = { readonly view: View; readonly draft: Draft; readonly once: string };

export const StartPage = ({ view, draft: { problems, entries }, once }: Props) => {
  const t = words(view.language);
  const field = (name: string) => ({ name, value: entries[name], error: problems[name], required: true });
  return (
    <Bare frame={view.frame} title={t('start.title')} failed={Object.keys(problems).length > 0}>
      <ErrorSummary language={view.language} problems={problems} />
      <h1>{t('start.title')}</h1>
      <p class="lead">{t('start.lead')}</p>
      <Form action={paths.start()} once={once}>
        <Field {...field('code')} label={t('start.code')} hint={t('start.code.hint')} autocapitalize="none" />
        <Field
          {...field('organisation')}
          label={t('start.organisation')}
          hint={t('start.organisation.hint')}
          autocomplete="organization"
          maxlength={200}
        />
        <Field {...field('name')} label={t('start.name')} autocomplete="name" maxlength={200} />
        <Field
          {...field('email')}
          label={t('start.email')}
          type="email"
          autocomplete="email"
          maxlength={254}
        />
        <Select
          {...field('zone')}
          label={t('zone')}
          hint={t('zone.hint')}
          options={zoneOptions(view.language)}
          choose={t('zone.choose')}
        />
        <Actions>
          <Button>{t('start.press')}</Button>
        </Actions>
      </Form>
    </Bare>
  );
};
