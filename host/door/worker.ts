/** Runs in a thread of its own: reads one arrival and says what became of it. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Arrival } from './arrival.ts'
import { takeIn } from './take-in.ts'

const say = (message: unknown): void => parentPort?.postMessage(message)

void takeIn(workerData as Arrival, (stage) => say({ stage })).then((outcome) => say({ outcome }))
