/** Opens the system's choice of files; says nothing where it is dismissed. */
export function askForFiles(
  { accept, multiple = false }: { readonly accept: string; readonly multiple?: boolean },
  onChoose: (files: readonly File[]) => void,
): void {
  const input = document.createElement('input')
  Object.assign(input, { type: 'file', accept, multiple })
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    if (files.length > 0) onChoose(files)
  })
  input.click()
}
