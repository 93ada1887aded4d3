import { Hono } from 'hono';
import type { Env } from '../../web/env.ts';

export const applicationsRoutes = new Hono<Env>();
