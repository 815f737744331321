export function LeadPanel() {
  return null
}
