/** The page of an alarm. */
export function alarmUrl(siteUrl: string, alarmId: string): string {
  return `${siteUrl}/alarms/${encodeURIComponent(alarmId)}`;
}
