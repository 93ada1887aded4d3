/** Opens a house to browsers and closes it without cutting anybody off. Shared by `npm start` and the demo. */
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { createApp, type House } from './app.ts';
import { CannotStart, type Store } from './store.ts';
import { startWork } from './work.ts';

export type Serving = {
  readonly port: number;
  /** Finishes what is under way, then closes everything; safe to call twice. */
  readonly stop: () => Promise<void>;
};

const seconds = 1000;
/** How long a request under way may still take once the house closes. */
const patience = 10 * seconds;

/** Serves the house, starts its jobs, and gives the port and a way to stop. */
export const serveHouse = async (house: House, store: Store): Promise<Serving> => {
  const server = createAdaptorServer({
    fetch: createApp(house).fetch,
    serverOptions: {
      // Long enough for 20 MB on a slow line; a head that dribbles in is cut off early.
      requestTimeout: 300 * seconds,
      headersTimeout: 20 * seconds,
      keepAliveTimeout: 65 * seconds,
    },
  }) as Server;
  const port = await listen(server, house.config);
  const work = startWork(house.instance, house.config, house.accounts);
  let stopping: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    await Promise.all([closeServer(server), work.stop()]);
    await store.close();
  };
  return {
    port,
    stop: () => {
      stopping ??= close();
      return stopping;
    },
  };
};

/** Stops on SIGINT and SIGTERM; a second signal ends the process at once. */
export const stopOnSignals = (serving: Serving): void => {
  let asked = false;
  const stop = (): void => {
    if (asked) process.exit(1);
    asked = true;
    serving.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
};

/** Runs a process's main; what keeps it from starting is said in one line, and a bug with its stack. */
export const runMain = (main: () => Promise<void>): void => {
  main().catch((error: unknown) => {
    const isBug = !(error instanceof Error) || error instanceof TypeError || error instanceof ReferenceError;
    console.error(isBug ? error : error.message);
    process.exit(1);
  });
};

const listen = (server: Server, { port, host }: House['config']): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CannotStart(whyNot(error, port, host))),
    );
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });

const whyNot = (error: NodeJS.ErrnoException, port: number, host: string): string => {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use. Set PORT to another one.`;
  if (error.code === 'EACCES')
    return `Port ${port} may not be used by this user. Set PORT to one above 1023.`;
  return `${host}, port ${port}, cannot be listened on (${error.code ?? 'unknown'}). Check HOST and PORT.`;
};

const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
    server.closeIdleConnections();
  });
