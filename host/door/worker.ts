/** Runs in a thread of its own: reads the one arrival that it is handed and says what became of it. */
import { parentPort } from 'node:worker_threads'
import type { Arrival } from './arrival.ts'
import { takeIn } from './take-in.ts'

const say = (message: unknown): void => parentPort?.postMessage(message)

parentPort?.once('message', (arrival: Arrival) => {
  void takeIn(arrival, (stage) => say({ stage })).then((outcome) => say({ outcome }))
})
