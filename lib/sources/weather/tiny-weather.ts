/** Invented files in the layout of each format, for tests. */

const bytes = (text: string) => new TextEncoder().encode(text);
const two = (number: number) => String(number).padStart(2, "0");

/** Light of an invented day by hour of the clock, 0 to 23. [W/m2] */
export const LIGHT = [0, 0, 0, 0, 0, 0, 40, 160, 310, 450, 560, 620, 640, 600, 520, 400, 250, 110, 20, 0, 0, 0, 0, 0];

/** An EPW of one day, hour 1 to 24; `cell` may change what stands in a field, from 0. */
export function epwFile(
  cell: (hour: number, field: number, text: string) => string = (_, __, text) => text,
  { source = "TMYx", comment = 'an "invented" day' } = {},
): Uint8Array {
  const header = [
    `LOCATION,Invented Town,-,KOR,${source},999990,37.00,127.00,9.0,50.0`,
    "DESIGN CONDITIONS,0",
    "TYPICAL/EXTREME PERIODS,0",
    "GROUND TEMPERATURES,0",
    "HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0",
    `COMMENTS 1,${comment}`,
    "COMMENTS 2,",
    "DATA PERIODS,1,1,Data,Sunday, 6/21, 6/21",
  ];
  const rows = LIGHT.map((ghi, i) => {
    const hour = i + 1;
    const cells = `2019,6,21,${hour},60,?9?9,21.5,12.0,60,100500,0,0,300,${ghi},${ghi / 2},${ghi / 4}`.split(",");
    cells.push("0", "0", "0", "0", "180", "2.5", "5", "5", "9999", "77777", "9", "999999999", "7", "0.1", "0", "88");
    cells.push("0.18", "0.0", "0.0");
    return cells.map((text, field) => cell(hour, field, text)).join(",");
  });
  return bytes([...header, ...rows].join("\r\n"));
}

/** A TMY2 file of one day in its fixed columns. */
export function tmy2File(): Uint8Array {
  const header = " 99999 INVENTED_TOWN          CO  -7 N 39 30 W 105 15  1655";
  const four = (number: number) => String(Math.floor(number)).padStart(4, "0");
  const rows = LIGHT.map((ghi, i) => {
    const sun = `${four(0)}${four(0)}${four(ghi)}A5${four(ghi / 2)}A5${four(ghi / 4)}A5`;
    const light = "0000I50000I50000I50000I5";
    const air = `05A705A7-012A7-100A7050A7${i === 3 ? "9999?0" : "0835A7"}180A7${"025"}A7`;
    return ` 780621${two(i + 1)}${sun}${light}${air}0500A777777A70999999999020E8000F8000A788E8`;
  });
  return bytes(`${[header, ...rows].join("\n")}\n`);
}

/** A TMY3 file of one day; its quoted name holds a comma. */
export function tmy3File(): Uint8Array {
  const names = ["Date (MM/DD/YYYY)", "Time (HH:MM)", "GHI (W/m^2)", "GHI source", "DNI (W/m^2)", "DHI (W/m^2)"];
  const header = [...names, "Dry-bulb (C)", "Pressure (mbar)", "Wspd (m/s)", "Alb (unitless)"].join(",");
  const rows = LIGHT.map((ghi, i) =>
    [`06/21/1998`, `${two(i + 1)}:00`, ghi, 1, ghi / 2, ghi / 4, 18, 835, 2.5, i === 0 ? -9900 : 0.2].join(","),
  );
  return bytes(`999999,"INVENTED TOWN, FIELD",CO,-7.0,39.500,-105.250,1655\n${header}\n${rows.join("\n")}\n`);
}

/** NSRDB by the half hour: values of minutes 15 and 45, on UTC although the place is west. */
export function nsrdbFile(): Uint8Array {
  const header = "Source,Location ID,City,State,Country,Latitude,Longitude,Time Zone,Elevation,Local Time Zone";
  const about = "NSRDB,1,-,-,-,39.5,-105.25,0,1655,-7";
  const rows = LIGHT.flatMap((ghi, hour) =>
    [15, 45].map((minute) => `2020,2,29,${hour},${minute},20,${ghi / 4},${ghi},${ghi / 2},840,3`),
  );
  return bytes(
    `${header}\n${about}\nYear,Month,Day,Hour,Minute,Temperature,DHI,GHI,DNI,Pressure,Wind Speed\n${rows.join("\n")}\n`,
  );
}

/** Text in UTF-8. */
export const utf8File = bytes;

/** KMA's hourly ASOS as text: one June day, stamps are ends; nights have no radiation. */
export function asosHourlyText(degrees = "°C"): string {
  const header = `지점,지점명,일시,기온(${degrees}),기온 QC플래그,강수량(mm),풍속(m/s),현지기압(hPa),일조(hr),일사(MJ/m2)`;
  const rows = LIGHT.map((ghi, i) => {
    const stamp = i === 23 ? "2024-06-22 00:00" : `2024-06-21 ${two(i + 1)}:00`;
    return `108,서울,${stamp},${20 + i / 10},,,1.8,1002.5,,${i < 5 || i > 19 ? "" : ((ghi * 3600) / 1e6).toFixed(3)}`;
  });
  return `${header}\r\n${rows.join("\r\n")}\r\n`;
}

/** KMA's daily ASOS as text: three days, the second without radiation. */
export function asosDailyText(degrees = "°C"): string {
  const header = `지점,지점명,일시,평균기온(${degrees}),최저기온(${degrees}),최고기온(${degrees}),일강수량(mm),평균 풍속(m/s),평균 현지기압(hPa),합계 일조시간(hr),합계 일사량(MJ/m2)`;
  const rows = ["2024-06-20,24,18,30,,2,1001,12,21.6", "2024-06-21,24,18,30,0.5,2,1001,,", "2024-06-22,20,,,,,,0,4.32"];
  return `${header}\n${rows.map((row) => `108,서울,${row}`).join("\n")}\n`;
}
