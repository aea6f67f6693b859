"""Countries as ACLED and UCDP write them, and the regions they put them in.

Names: pycountry's usual English ones, but for those that the two write otherwise. Regions: ACLED Codebook 2024
("Regions") and UCDP GED Codebook 24.1 (`region`); countries that neither covers have none.
"""

from functools import cache

ACLED_NAMES = {
    "COD": "Democratic Republic of Congo", "COG": "Republic of Congo", "CIV": "Ivory Coast", "SYR": "Syria",
    "IRN": "Iran", "RUS": "Russia", "KOR": "South Korea", "PRK": "North Korea", "VNM": "Vietnam", "LAO": "Laos",
    "BOL": "Bolivia", "VEN": "Venezuela", "TZA": "Tanzania", "MDA": "Moldova", "PSE": "Palestine", "TWN": "Taiwan",
    "XKX": "Kosovo", "CPV": "Cape Verde", "SWZ": "eSwatini", "BRN": "Brunei", "TUR": "Turkey", "CZE": "Czech Republic",
    "GBR": "United Kingdom", "FSM": "Micronesia", "GMB": "Gambia", "BHS": "Bahamas",
}  # fmt: skip
UCDP_NAMES = {
    **ACLED_NAMES, "COD": "DR Congo (Zaire)", "COG": "Congo", "RUS": "Russia (Soviet Union)", "PSE": "Israel",
    "YEM": "Yemen (North Yemen)", "KHM": "Cambodia (Kampuchea)", "MMR": "Myanmar (Burma)",
    "BIH": "Bosnia-Herzegovina", "SRB": "Serbia (Yugoslavia)", "ZWE": "Zimbabwe (Rhodesia)",
    "SWZ": "Kingdom of eSwatini (Swaziland)", "MDG": "Madagascar (Malagasy)", "VNM": "Vietnam (North Vietnam)",
    "USA": "United States of America",
}  # fmt: skip
ACLED_REGIONS = {
    "Western Africa": "BEN BFA CPV CIV GMB GHA GIN GNB LBR MLI MRT NER NGA SEN SLE SHN TGO",
    "Middle Africa": "AGO CMR CAF TCD COD COG GNQ GAB STP",
    "Eastern Africa": "BDI COM DJI ERI ETH KEN MDG MWI MUS MYT MOZ REU RWA SYC SOM SSD TZA UGA ZMB ZWE",
    "Southern Africa": "BWA SWZ LSO NAM ZAF",
    "Northern Africa": "DZA EGY LBY MAR SDN TUN ESH",
    "South Asia": "AFG BGD BTN IND MDV NPL PAK LKA IOT",
    "Southeast Asia": "BRN KHM TLS IDN LAO MYS MMR PHL SGP THA VNM",
    "Middle East": "BHR IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR ARE YEM",
    "Europe": "ALB AND AUT BLR BEL BIH BGR HRV CYP CZE DNK EST FRO FIN FRA DEU GIB GRC GGY HUN ISL IRL IMN ITA JEY XKX "
    "LVA LIE LTU LUX MLT MDA MCO MNE NLD MKD NOR POL PRT ROU RUS SMR SRB SVK SVN ESP SWE CHE UKR GBR VAT",
    "Caucasus and Central Asia": "ARM AZE GEO KAZ KGZ TJK TKM UZB",
    "Central America": "BLZ CRI SLV GTM HND NIC PAN",
    "South America": "ARG BOL BRA CHL COL ECU FLK GUF GUY PRY PER SUR URY VEN",
    "Caribbean": "AIA ATG ABW BHS BRB BES CYM CUB CUW DMA DOM GRD GLP HTI JAM MTQ MSR PRI BLM KNA LCA MAF VCT SXM TTO "
    "TCA VGB VIR",
    "East Asia": "CHN HKG JPN MAC MNG PRK KOR TWN",
    "North America": "BMU CAN GRL MEX SPM USA",
    "Oceania": "ASM AUS COK FJI PYF GUM KIR MHL FSM NRU NCL NZL NIU MNP PLW PNG WSM SLB TON TUV VUT WLF",
    "Antarctica": "ATA",
}
UCDP_MIDDLE_EAST = "BHR CYP EGY IRN IRQ ISR JOR KWT LBN OMN PSE QAT SAU SYR TUR ARE YEM"


@cache
def _regions() -> dict[str, str]:
    return {code: region for region, codes in ACLED_REGIONS.items() for code in codes.split()}


def acled_region(code: str | None) -> str:
    return _regions().get(code or "", "")


def ucdp_region(code: str | None) -> str:
    """Africa, Americas, Asia, Europe or Middle East; UCDP counts Oceania to Asia."""
    if not code:
        return ""
    if code in UCDP_MIDDLE_EAST.split():
        return "Middle East"
    region = acled_region(code)
    if region.endswith("Africa"):
        return "Africa"
    if region.endswith("America") or region == "Caribbean":
        return "Americas"
    if code in ("ARM", "AZE", "GEO") or region == "Europe":
        return "Europe"
    return "Asia" if region and region != "Antarctica" else ""


@cache
def _known(code: str) -> tuple[str, int | None]:
    import pycountry

    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return ACLED_NAMES.get(code, code), None
    return getattr(country, "common_name", country.name), int(country.numeric)


def acled_name(code: str | None) -> str:
    return ACLED_NAMES.get(code, _known(code)[0]) if code else ""


def ucdp_name(code: str | None) -> str:
    return UCDP_NAMES.get(code, _known(code)[0]) if code else ""


def numeric(code: str | None) -> int | None:
    """ISO 3166-1 numeric; None for a code that ISO does not have (Kosovo)."""
    return _known(code)[1] if code else None
