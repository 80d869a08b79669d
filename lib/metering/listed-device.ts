/** A device as the lake's dataset `device` lists it, but for who says so. */
export interface ListedDevice {
  readonly device_id: string;
  readonly kind: string;
  /** Power of the campus is the sum over `load`; a `submeter` lies behind one of those. */
  readonly role: string;
  readonly building: string | null;
  readonly building_en: string | null;
  readonly building_ko: string | null;
  readonly room: string | null;
  readonly floor: number | null;
  /** Place on the plan of the campus, from its south-west corner. [m] */
  readonly x_m: number | null;
  readonly y_m: number | null;
  readonly rated_w: number | null;
  readonly quality: string;
}
