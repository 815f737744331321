import { useMemo } from 'react'
import type { FilesPlace } from '@/shared/files/files'

/** Where the files of a card are; they are read again with the card. */
export const useFilesOf = (leadId: string): FilesPlace => useMemo(() => ({ path: `/api/leads/${leadId}/files`, queryKey: ['lead', leadId, 'files'] }), [leadId])
