import { useMemo } from 'react'
import type { Temperature } from '@/shared/api/model'
import type { BoardFilters } from './api/board'

/** What of the address says which leads; the names are those of the address. */
export interface Asked {
  pipeline?: string
  manager?: string
  team?: string
  source?: string
  tag?: string
  temperature?: string
  field?: string
  from?: string
  to?: string
  waiting?: '1'
  min?: string
  max?: string
  q?: string
}

export const NO_FILTERS = {
  manager: undefined,
  team: undefined,
  source: undefined,
  tag: undefined,
  temperature: undefined,
  field: undefined,
  from: undefined,
  to: undefined,
  waiting: undefined,
  min: undefined,
  max: undefined,
  q: undefined,
} satisfies Asked

export const TEMPERATURES = ['cold', 'warm', 'hot'] as const satisfies Temperature[]

/** The address in the words of the service. What is no day or no number there is left out: the rest still shows. */
export function filtersOf(asked: Asked): BoardFilters {
  const day = (text: string | undefined) => (text && /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined)
  const amount = (text: string | undefined) => (text && /^\d+(\.\d+)?$/.test(text) ? text : undefined)
  return {
    pipelineId: asked.pipeline,
    managerId: asked.manager,
    teamId: asked.team,
    sourceId: asked.source,
    tag: asked.tag,
    temperature: parts(asked.temperature).filter((word) => (TEMPERATURES as readonly string[]).includes(word)).join(',') || undefined,
    field: joined(parts(asked.field).filter((one) => /^[^:]+:.+/.test(one))),
    createdFrom: day(asked.from),
    createdTo: day(asked.to),
    waiting: asked.waiting ? true : undefined,
    amountFrom: amount(asked.min),
    amountTo: amount(asked.max),
    q: asked.q,
  }
}

/** The same object as long as nothing of it changes: the board is read anew when it does. */
export function useFilters(asked: Asked): BoardFilters {
  const key = JSON.stringify(filtersOf(asked))
  return useMemo(() => JSON.parse(key) as BoardFilters, [key])
}

/** Whether anything but the pipeline is asked for. */
export function isFiltered(filters: BoardFilters): boolean {
  return Object.entries(filters).some(([name, value]) => name !== 'pipelineId' && value !== undefined && value !== '')
}

/** What stands between commas. */
export function parts(text: string | undefined): string[] {
  return (text ?? '').split(',').filter(Boolean)
}

/** What is asked for of one field. */
export function valuesOf(asked: Asked, key: string): string[] {
  return parts(asked.field).flatMap((one) => (one.startsWith(`${key}:`) ? [one.slice(key.length + 1)] : []))
}

/** The address with just these values of one field; those of others stay. */
export function withValues(asked: Asked, key: string, values: readonly string[]): Asked {
  const others = parts(asked.field).filter((one) => !one.startsWith(`${key}:`))
  return { field: joined([...others, ...values.map((value) => `${key}:${value}`)]) }
}

/** From one value to another, both included; without an end it is open there. */
export interface Range {
  from?: string
  to?: string
}

/** The types of fields that are asked for by a range. */
export function isOrdered(type: string | undefined): boolean {
  return type === 'number' || type === 'money' || type === 'date'
}

/** The ranges that are asked for of one field; what is none is left out. */
export function rangesOf(asked: Asked, key: string): Range[] {
  return valuesOf(asked, key).flatMap((text) => {
    const ends = /^(.*?)\.\.(.*)$/.exec(text)
    return ends ? [{ from: ends[1] || undefined, to: ends[2] || undefined }] : []
  })
}

/** The address with just this range of one field, or without any where both ends are open. */
export function withRange(asked: Asked, key: string, { from, to }: Range): Asked {
  return withValues(asked, key, from || to ? [`${from ?? ''}..${to ?? ''}`] : [])
}

export function joined(list: readonly string[]): string | undefined {
  return list.join(',') || undefined
}
