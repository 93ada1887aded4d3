/** The thread of warning.ts: one question, one answer. */
import { parentPort, workerData } from 'node:worker_threads';
import { supplyWarning } from '../../core/matching/warning.ts';
import { giveWay } from './giving-way.ts';
import type { Matter } from './warning.ts';

giveWay();
const { frozen, rules } = workerData as Matter;
parentPort?.postMessage(supplyWarning(frozen, rules));
