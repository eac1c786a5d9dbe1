export { readNeikan, writeNeikan, type NeikanFile, type ReadNeikan } from './neikan-file.ts'
export { nodeSavePort, type SaveHandle, type SavePort } from './save-port.ts'
export { saveFile } from './save.ts'
export { unzip, zipLimits, type ZipLimits } from './zip.ts'
