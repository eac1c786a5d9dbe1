export { createDoor, type Door, type DoorOptions, type TakeOptions } from './door.ts'
export { directDoor } from './direct.ts'
export type { Arrival, ArrivalKind, Arrived } from './arrival.ts'
