import { Group, Skeleton, Stack } from '@mantine/core'

/** Rows of a table that is being read. */
export function RowsSkeleton({ rows = 8, height = 20 }: { rows?: number; height?: number }) {
  return (
    <Stack gap={0} aria-hidden>
      {Array.from({ length: rows }, (_, row) => (
        <Group key={row} gap="lg" px="md" py={12} wrap="nowrap" style={{ borderBottom: '1px solid var(--line)' }}>
          <Skeleton height={height} width={`${22 + ((row * 7) % 14)}%`} />
          <Skeleton height={height} width="18%" />
          <Skeleton height={height} width={`${10 + ((row * 5) % 12)}%`} />
          <Skeleton height={height} width="12%" ml="auto" />
        </Group>
      ))}
    </Stack>
  )
}
