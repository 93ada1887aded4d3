/** The words of a scheme's letters: all kinds, and one of them with a sample. */
import { paths } from '../../../paths.ts';
import { Field, TextArea } from '../../../ui/fields.tsx';
import { Button, ErrorSummary, Form, type Problems } from '../../../ui/form.tsx';
import { formats } from '../../../ui/formats.ts';
import { Layout } from '../../../ui/layout.tsx';
import { Band, Facts, Head, Note, Sheet } from '../../../ui/parts.tsx';
import { Table } from '../../../ui/table.tsx';
import type { View } from '../../../web/view.ts';
import type { Block } from '../../communications/letter-body.ts';
import { placeholders, type Template, type TemplateKind } from '../letter-standard.ts';
import { words } from '../letter-template-words.ts';

type SchemeName = { readonly id: string; readonly name: string };

type AllProps = {
  readonly view: View;
  readonly scheme: SchemeName;
  /** The version of own words; null for the standard words. */
  readonly kinds: readonly { readonly kind: TemplateKind; readonly version: number | null }[];
};

export const LetterTemplatesPage = ({ view, scheme, kinds }: AllProps) => {
  const t = words(view.language);
  return (
    <Layout frame={view.frame} title={t('all.title')} where={scheme.name} width="form">
      <p>
        <a href={paths.scheme(scheme.id)}>{t('back', { scheme: scheme.name })}</a>
      </p>
      <Head title={t('all.title')} />
      <p class="lead">{t('all.lead')}</p>
      <Table
        caption={t('all.caption')}
        quiet
        columns={[t('all.kind'), t('all.words')]}
        rows={kinds.map(({ kind, version }) => [
          <a href={paths.schemeLetter(scheme.id, kind)}>{t(`kind.${kind}`)}</a>,
          version === null ? <span class="quiet">{t('all.standard')}</span> : t('all.own', { version }),
        ])}
      />
    </Layout>
  );
};

export type Sample = { readonly subject: string; readonly body: readonly Block[] };

export type ShownVersion = {
  readonly number: number;
  readonly by: string | null;
  readonly at: Date;
  readonly isStandard: boolean;
};

type OneProps = {
  readonly view: View;
  readonly scheme: SchemeName;
  readonly kind: TemplateKind;
  readonly template: Template;
  /** The newest version, 0 for none, and one that was opened again. */
  readonly seen: number;
  readonly opened: number | null;
  readonly isStandard: boolean;
  readonly versions: readonly ShownVersion[];
  /** Null while the words have problems. */
  readonly sample: Sample | null;
  readonly problems: Problems;
  readonly once: string;
};

export const LetterTemplatePage = (props: OneProps) => {
  const { view, scheme, kind, problems, opened } = props;
  const t = words(view.language);
  return (
    <Layout
      frame={view.frame}
      title={t(`kind.${kind}`)}
      where={scheme.name}
      failed={Object.keys(problems).length > 0}
    >
      <p>
        <a href={paths.schemeLetters(scheme.id)}>{t('back.all')}</a>
      </p>
      <ErrorSummary language={view.language} problems={problems} />
      {view.flash !== null && (
        <div role="status">
          <Note kind="done">
            <p>{view.flash}</p>
          </Note>
        </div>
      )}
      {opened !== null && (
        <Note kind="look">
          <p>{t('versions.opened', { version: opened })}</p>
        </Note>
      )}
      <Head title={t(`kind.${kind}`)} />
      <div class="cols even">
        <div class="stack">
          <Editor {...props} />
          <Placeholders {...props} />
          <Versions {...props} />
        </div>
        <SampleSheet {...props} />
      </div>
    </Layout>
  );
};

const Editor = ({ view, scheme, kind, template, seen, isStandard, problems, once }: OneProps) => {
  const t = words(view.language);
  return (
    <Form action={paths.schemeLetter(scheme.id, kind)} once={once}>
      <input type="hidden" name="seen" value={String(seen)} />
      <Field
        name="subject"
        label={t('subject')}
        value={template.subject}
        error={problems['subject']}
        maxlength={200}
        dir="auto"
      />
      <TextArea
        name="body"
        label={t('body')}
        hint={t('body.hint')}
        rows={24}
        maxlength={20_000}
        value={template.body}
        error={problems['body']}
      />
      <div class="actions">
        <Button name="do" value="keep">
          {t('save')}
        </Button>
        <Button kind="second" name="do" value="preview">
          {t('preview')}
        </Button>
        {!isStandard && (
          <Button kind="link" name="do" value="standard">
            {t('standard')}
          </Button>
        )}
      </div>
    </Form>
  );
};

const Placeholders = ({ view, kind }: OneProps) => {
  const t = words(view.language);
  const { inline, parts, required } = placeholders[kind];
  return (
    <Band title={t('places.title')}>
      <p class="quiet">{t('places.lead')}</p>
      <Facts
        rows={[...inline, ...parts].map((name) => [
          <code>{`{${name}}`}</code>,
          <>
            {t(`place.${name as 'name'}`)}
            {required.includes(name) && (
              <>
                {' '}
                <b>{t('places.needed')}</b>
              </>
            )}
          </>,
        ])}
      />
    </Band>
  );
};

const Versions = ({ view, scheme, kind, versions }: OneProps) => {
  const t = words(view.language);
  const { date } = formats(view.language);
  return (
    <Band title={t('versions.title')}>
      {versions.length === 0 ? (
        <p class="quiet">{t('versions.none')}</p>
      ) : (
        <ul class="rows">
          {versions.map(({ number, by, at, isStandard }) => (
            <li>
              <bdi>
                {t('versions.line', {
                  version: number,
                  name: by ?? t('versions.nobody'),
                  date: date(at, 'dateYear', view.zone),
                })}
              </bdi>{' '}
              {isStandard ? (
                <span class="quiet">{t('versions.standard')}</span>
              ) : (
                <a href={paths.schemeLetter(scheme.id, kind, number)}>{t('versions.open')}</a>
              )}
            </li>
          ))}
        </ul>
      )}
    </Band>
  );
};

const SampleSheet = ({ view, sample }: OneProps) => {
  const t = words(view.language);
  if (sample === null) return null;
  return (
    <section class="band" aria-labelledby="sample-title">
      <h2 id="sample-title">{t('sample.title')}</h2>
      <p class="quiet">{t('sample.lead')}</p>
      <Sheet letter>
        <p class="quiet" dir="auto">
          {sample.subject}
        </p>
        <div class="stack" dir="auto">
          {sample.body.map((block) => (
            <Part t={t} block={block} />
          ))}
        </div>
      </Sheet>
    </section>
  );
};

const Part = ({ t, block }: { readonly t: ReturnType<typeof words>; readonly block: Block }) => {
  switch (block.kind) {
    case 'text':
      return <p>{block.text}</p>;
    case 'list':
      return (
        <ul class="dashes">
          {block.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      );
    case 'sentence':
      return <p class="quiet">{t('sample.sentence')}</p>;
    case 'link':
      return (
        <p>
          <b>{block.label}</b>
          <br />
          <span class="quiet">{t('sample.link')}</span>
        </p>
      );
    case 'signature':
      return (
        <p>
          {block.name}
          <br />
          <span class="quiet">{block.place}</span>
        </p>
      );
  }
};
