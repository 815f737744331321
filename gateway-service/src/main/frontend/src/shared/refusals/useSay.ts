import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { asItIs, type Say, sayingOf } from './refusals'

/** Says single sentences of the services in the language of the screen; as they are until its words were read. */
export function useSay(): Say {
  const { language } = useTranslation().i18n
  return useQuery({ queryKey: ['refusals', language], queryFn: () => sayingOf(language) ?? asItIs, staleTime: Infinity }).data ?? asItIs
}
