import { useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { filesQuery } from './api/files'
import { timelineQuery } from './api/timeline'
import { upload } from './fileUploads'

/** What follows when the files of a card are others: its list and its history are read again. */
export function useFilesChanged(leadId: string) {
  const queries = useQueryClient()
  return useCallback(() => {
    void queries.invalidateQueries({ queryKey: filesQuery(leadId).queryKey })
    void queries.invalidateQueries({ queryKey: timelineQuery(leadId).queryKey })
  }, [queries, leadId])
}

/** Puts files on a card; how far they are is shown where its files are. */
export function useAddFiles(leadId: string) {
  const queries = useQueryClient()
  return useCallback(
    (files: Iterable<File>) => {
      const { queryKey } = filesQuery(leadId)
      upload(leadId, files, queries.getQueryData(queryKey)?.pages[0]?.largest)
    },
    [queries, leadId],
  )
}
