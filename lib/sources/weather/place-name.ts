const KOREAN: Readonly<Record<string, string>> = {
  seoul: "서울",
  busan: "부산",
  daegu: "대구",
  incheon: "인천",
  gwangju: "광주",
  daejeon: "대전",
  ulsan: "울산",
  sejong: "세종",
  suwon: "수원",
  jeju: "제주",
  gangneung: "강릉",
  chuncheon: "춘천",
  cheongju: "청주",
  jeonju: "전주",
  mokpo: "목포",
  yeosu: "여수",
  pohang: "포항",
  wonju: "원주",
  andong: "안동",
};

/** A city as a header writes it (`Seoul.WS`, `PHOENIX`), in both languages where it is a known one of Korea. */
export function cityName(written: string, country = ""): { readonly en: string; readonly ko: string } {
  const plain = written.replace(/\..*/, "").replace(/[-_]+/g, " ").trim();
  const en = plain === plain.toUpperCase() ? plain.toLowerCase().replace(/\b\p{L}/gu, (l) => l.toUpperCase()) : plain;
  const ko = country === "" || /^(KOR|KR|Korea)/i.test(country) ? KOREAN[en.toLowerCase().split(" ")[0]!] : undefined;
  return { en: en || "Unnamed place", ko: ko ?? (en || "이름 없는 곳") };
}
