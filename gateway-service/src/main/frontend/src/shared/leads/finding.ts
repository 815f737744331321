import type { Finding, Question } from '@/shared/api/model'

export const QUESTIONS: readonly Question[] = ['budget', 'authority', 'need', 'timeline']
export const isQuestion = (name: string): name is Question => (QUESTIONS as readonly string[]).includes(name)
export const UNKNOWN: Finding = { answer: 'unknown', text: null }
/** No answer and no words. */
export const isUnknown = ({ answer, text }: Finding) => answer === 'unknown' && !text?.trim()
