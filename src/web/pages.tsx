/** The two pages that every instance owes its readers. */
import { Hono } from 'hono';
import { paths } from '../paths.ts';
import { Layout } from '../ui/layout.tsx';
import { type Env, viewOf } from './env.ts';
import { words } from './words.ts';

export const housePages = new Hono<Env>()
  .get(paths.privacy(), (c) => {
    const { frame, language } = viewOf(c);
    const t = words(language);
    return c.html(
      <Layout frame={frame} title={t('privacy.title')} width="form">
        <h1>{t('privacy.title')}</h1>
        <p>{t('privacy.text')}</p>
        <p>{t('privacy.ask')}</p>
      </Layout>,
    );
  })
  .get(paths.accessibility(), (c) => {
    const { frame, language } = viewOf(c);
    const t = words(language);
    return c.html(
      <Layout frame={frame} title={t('accessibility.title')} width="form">
        <h1>{t('accessibility.title')}</h1>
        <p>{t('accessibility.text')}</p>
        <p>{t('accessibility.ask')}</p>
      </Layout>,
    );
  });
