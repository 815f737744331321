import { useQuery } from '@tanstack/react-query'
import { tagsQuery } from '@/shared/api/reference'

/** The colour that the workspace gave a tag, before its name; nothing for one without a colour. */
export function TagDot({ name }: { name: string }) {
  const color = useQuery({ ...tagsQuery, select: (tags) => tags.find((tag) => tag.name === name)?.color }).data
  return color ? <span aria-hidden style={{ display: 'inline-block', width: 8, height: 8, marginInlineEnd: 4, borderRadius: '50%', background: color }} /> : null
}
