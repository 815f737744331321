import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type FilesPlace, filesQuery } from './files'
import { startUpload } from './uploads'

/** Puts files there; how far they are is shown where its files are. */
export function useAddFiles(place: FilesPlace) {
  const queries = useQueryClient()
  return useCallback(
    (files: Iterable<File>) => startUpload(place.path, files, queries.getQueryData(filesQuery(place).queryKey)?.pages[0]?.largest),
    [queries, place],
  )
}
