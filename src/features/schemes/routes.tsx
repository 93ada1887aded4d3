import { Hono } from 'hono';
import type { Env } from '../../web/env.ts';

export const schemesRoutes = new Hono<Env>();
