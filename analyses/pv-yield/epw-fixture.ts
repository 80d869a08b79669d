/** An EPW of a whole invented year, whose sun is that of a clear sky each day: far more than the sample's. */
export function yearEpw(): Uint8Array {
  const header = [
    "LOCATION,Invented Town,-,KOR,TMYx,999990,37.50,127.00,9.0,50.0",
    "DESIGN CONDITIONS,0",
    "TYPICAL/EXTREME PERIODS,0",
    "GROUND TEMPERATURES,0",
    "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
    "COMMENTS 1,an invented year",
    "COMMENTS 2,",
    "DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31",
  ];
  const first = Date.UTC(2019, 0, 1);
  const rows = Array.from({ length: 8760 }, (_, i) => {
    const [at, hour] = [new Date(first + i * 3_600_000), i % 24];
    const season = -Math.cos((2 * Math.PI * (i / 24 + 10)) / 365);
    const height = Math.max(0, Math.sin(((hour + 0.5 - 6) / 12) * Math.PI)) * (0.65 + 0.3 * season);
    const [ghi, dni, dhi] = [900 * height, 700 * Math.sqrt(height), 180 * height].map(Math.round);
    const temperature = (13 + 12 * season + 4 * Math.sin(((hour - 9) / 12) * Math.PI)).toFixed(1);
    const date = `${at.getUTCFullYear()},${at.getUTCMonth() + 1},${at.getUTCDate()},${hour + 1},60,?9?9`;
    const after = "0,0,0,0,180,2.5,5,5,9999,77777,9,999999999,7,0.1,0,88,0.18,0.0,0.0";
    return `${date},${temperature},8.0,60,100500,0,0,300,${ghi},${dni},${dhi},${after}`;
  });
  return new TextEncoder().encode([...header, ...rows].join("\r\n"));
}
