import { isProblem, ProblemError, readProblem } from '@/shared/api/problem'

/** Saves what stands at an address as a file, whole or not at all; a problem is thrown, not saved. */
export async function saveFile(path: string, name: string) {
  const url = URL.createObjectURL(await contentOf(path))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

async function contentOf(path: string): Promise<Blob> {
  try {
    const response = await fetch(path, { credentials: 'same-origin' })
    if (response.ok) return await response.blob()
    const problem = await readProblem(response)
    problem.read = true
    throw problem
  } catch (error) {
    // what breaks off on its way is no file
    throw isProblem(error) ? error : new ProblemError(0, {})
  }
}
