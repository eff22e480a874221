"""Zone abbreviations and the usual zone, by the outlet's country.

`IST` is India, Ireland or Israel, `BST` London or Dhaka, `CST` Chicago, Shanghai or Havana: the outlet's country says
which. One that stays open is refused, never guessed.

Sources: IANA time zone database (zone.tab, and the abbreviations in its rules); RFC 5322, 4.3 for UT, GMT and the four
American pairs; CLDR short names for the German, Portuguese and French Canadian ones; TU is the "temps universel" of the
press of West Africa.
"""

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# The zone of a country's press, where it has one: zone.tab, leaving out far islands and enclaves (ES is Madrid, PT is
# Lisbon, NZ is Auckland, CL is Santiago, EC is Guayaquil) and zones with one clock (AR, DE, MY, UA, UZ, CY, KZ).
_USUAL_ZONES = """
    AD=Europe/Andorra AE=Asia/Dubai AF=Asia/Kabul AG=America/Antigua AI=America/Anguilla AL=Europe/Tirane
    AM=Asia/Yerevan AO=Africa/Luanda AR=America/Argentina/Buenos_Aires AS=Pacific/Pago_Pago AT=Europe/Vienna
    AW=America/Aruba AX=Europe/Mariehamn AZ=Asia/Baku BA=Europe/Sarajevo BB=America/Barbados BD=Asia/Dhaka
    BE=Europe/Brussels BF=Africa/Ouagadougou BG=Europe/Sofia BH=Asia/Bahrain BI=Africa/Bujumbura BJ=Africa/Porto-Novo
    BM=Atlantic/Bermuda BN=Asia/Brunei BO=America/La_Paz BS=America/Nassau BT=Asia/Thimphu BW=Africa/Gaborone
    BY=Europe/Minsk BZ=America/Belize CF=Africa/Bangui CG=Africa/Brazzaville CH=Europe/Zurich CI=Africa/Abidjan
    CL=America/Santiago CM=Africa/Douala CN=Asia/Shanghai CO=America/Bogota CR=America/Costa_Rica CU=America/Havana
    CV=Atlantic/Cape_Verde CW=America/Curacao CY=Asia/Nicosia CZ=Europe/Prague DE=Europe/Berlin DJ=Africa/Djibouti
    DK=Europe/Copenhagen DM=America/Dominica DO=America/Santo_Domingo DZ=Africa/Algiers EC=America/Guayaquil
    EE=Europe/Tallinn EG=Africa/Cairo EH=Africa/El_Aaiun ER=Africa/Asmara ES=Europe/Madrid ET=Africa/Addis_Ababa
    FI=Europe/Helsinki FJ=Pacific/Fiji FK=Atlantic/Stanley FO=Atlantic/Faroe FR=Europe/Paris GA=Africa/Libreville
    GB=Europe/London GD=America/Grenada GE=Asia/Tbilisi GF=America/Cayenne GG=Europe/Guernsey GH=Africa/Accra
    GI=Europe/Gibraltar GL=America/Nuuk GM=Africa/Banjul GN=Africa/Conakry GP=America/Guadeloupe GQ=Africa/Malabo
    GR=Europe/Athens GT=America/Guatemala GU=Pacific/Guam GW=Africa/Bissau GY=America/Guyana HK=Asia/Hong_Kong
    HN=America/Tegucigalpa HR=Europe/Zagreb HT=America/Port-au-Prince HU=Europe/Budapest IE=Europe/Dublin
    IL=Asia/Jerusalem IM=Europe/Isle_of_Man IN=Asia/Kolkata IQ=Asia/Baghdad IR=Asia/Tehran IS=Atlantic/Reykjavik
    IT=Europe/Rome JE=Europe/Jersey JM=America/Jamaica JO=Asia/Amman JP=Asia/Tokyo KE=Africa/Nairobi KG=Asia/Bishkek
    KH=Asia/Phnom_Penh KM=Indian/Comoro KN=America/St_Kitts KP=Asia/Pyongyang KR=Asia/Seoul KW=Asia/Kuwait
    KY=America/Cayman KZ=Asia/Almaty LA=Asia/Vientiane LB=Asia/Beirut LC=America/St_Lucia LI=Europe/Vaduz
    LK=Asia/Colombo LR=Africa/Monrovia LS=Africa/Maseru LT=Europe/Vilnius LU=Europe/Luxembourg LV=Europe/Riga
    LY=Africa/Tripoli MA=Africa/Casablanca MC=Europe/Monaco MD=Europe/Chisinau ME=Europe/Podgorica
    MG=Indian/Antananarivo MH=Pacific/Majuro MK=Europe/Skopje ML=Africa/Bamako MM=Asia/Yangon MO=Asia/Macau
    MQ=America/Martinique MR=Africa/Nouakchott MT=Europe/Malta MU=Indian/Mauritius MV=Indian/Maldives
    MW=Africa/Blantyre MY=Asia/Kuala_Lumpur MZ=Africa/Maputo NA=Africa/Windhoek NC=Pacific/Noumea NE=Africa/Niamey
    NG=Africa/Lagos NI=America/Managua NL=Europe/Amsterdam NO=Europe/Oslo NP=Asia/Kathmandu NZ=Pacific/Auckland
    OM=Asia/Muscat PA=America/Panama PE=America/Lima PF=Pacific/Tahiti PG=Pacific/Port_Moresby PH=Asia/Manila
    PK=Asia/Karachi PL=Europe/Warsaw PR=America/Puerto_Rico PS=Asia/Gaza PT=Europe/Lisbon PW=Pacific/Palau
    PY=America/Asuncion QA=Asia/Qatar RE=Indian/Reunion RO=Europe/Bucharest RS=Europe/Belgrade RW=Africa/Kigali
    SA=Asia/Riyadh SB=Pacific/Guadalcanal SC=Indian/Mahe SD=Africa/Khartoum SE=Europe/Stockholm SG=Asia/Singapore
    SI=Europe/Ljubljana SK=Europe/Bratislava SL=Africa/Freetown SM=Europe/San_Marino SN=Africa/Dakar
    SO=Africa/Mogadishu SR=America/Paramaribo SS=Africa/Juba ST=Africa/Sao_Tome SV=America/El_Salvador
    SY=Asia/Damascus SZ=Africa/Mbabane TD=Africa/Ndjamena TG=Africa/Lome TH=Asia/Bangkok TJ=Asia/Dushanbe
    TL=Asia/Dili TM=Asia/Ashgabat TN=Africa/Tunis TO=Pacific/Tongatapu TR=Europe/Istanbul TT=America/Port_of_Spain
    TW=Asia/Taipei TZ=Africa/Dar_es_Salaam UA=Europe/Kyiv UG=Africa/Kampala UY=America/Montevideo UZ=Asia/Tashkent
    VA=Europe/Vatican VC=America/St_Vincent VE=America/Caracas VG=America/Tortola VI=America/St_Thomas
    VN=Asia/Ho_Chi_Minh VU=Pacific/Efate WS=Pacific/Apia XK=Europe/Belgrade YE=Asia/Aden ZA=Africa/Johannesburg
    ZM=Africa/Lusaka ZW=Africa/Harare
"""
_USUAL: dict[str, str] = dict(entry.split("=") for entry in _USUAL_ZONES.split())

# The press of these countries keeps several clocks. This is the one of its national newsrooms, right for most of what
# is printed; a local paper's news is off by no more than the country is wide. UTC is no paper's clock in any of them;
# software that prints it all the same is known by times that have not come yet.
_FOREMOST_ZONES = """
    AU=Australia/Sydney BR=America/Sao_Paulo CA=America/Toronto CD=Africa/Kinshasa FM=Pacific/Pohnpei ID=Asia/Jakarta
    KI=Pacific/Tarawa MN=Asia/Ulaanbaatar MX=America/Mexico_City RU=Europe/Moscow US=America/New_York
"""
_FOREMOST: dict[str, str] = dict(entry.split("=") for entry in _FOREMOST_ZONES.split())

# Hours from UTC of the abbreviations that mean one thing in the news, whoever prints them.
_FIXED_HOURS = """
    0=UTC 0=UT 0=TU 0=GMT 0=Z 0=WET 1=WEST 1=CET 1=MEZ 1=WAT 2=CEST 2=MESZ 2=EET 2=CAT 2=SAST 3=EEST 3=MSK 3=EAT 3=TRT
    3.5=IRST 4.5=AFT 5=PKT 5.75=NPT 7=ICT 7=WIB 8=WITA 8=HKT 8=SGT 8=AWST 8=PHT 8=MYT 9=JST 9=KST 9=WIT 9.5=ACST
    10=AEST 10.5=ACDT 11=AEDT 12=NZST 13=NZDT -2.5=NDT -3=BRT -3=ART -3.5=NST -4=EDT -5=EST -5=CDT -6=CST -6=MDT -7=MST
    -3=HAA -4=HNA -4=HAE -5=HNE -5=HAC -6=HNC -6=HAR -7=HNR -7=HAP -8=HNP -7=PDT -8=PST -8=AKDT -9=AKST -10=HST
"""
_FIXED = {name: float(hours) for hours, name in (entry.split("=") for entry in _FIXED_HOURS.split())}

# What the same letters mean for the outlets of these countries instead.
_BY_COUNTRY: dict[str, dict[str, float]] = {
    "BST": {"GB": 1, "IE": 1, "GG": 1, "JE": 1, "IM": 1, "BD": 6},
    "IST": {"IN": 5.5, "LK": 5.5, "IE": 1, "IL": 2, "PS": 2},
    "IDT": {"IL": 3, "PS": 3},
    "CST": {"CN": 8, "TW": 8, "MO": 8, "HK": 8, "CU": -5},
    "CDT": {"CU": -4},
    "PST": {"PH": 8},
    "MST": {"MY": 8},
    "WST": {"WS": 13},
    "AST": dict.fromkeys(("SA", "KW", "QA", "BH", "IQ", "YE"), 3.0)
    | dict.fromkeys(("CA", "PR", "VI", "BM", "BB", "TT"), -4.0),
    "ADT": {"CA": -3, "BM": -3},
    # Of Saudi Arabia's press, much of which is made in Dubai; whoever prints it elsewhere at +3 may mean his own clock.
    "GST": {"AE": 4, "OM": 4, "SA": 4},
    "SST": {"AS": -11},
    "AMT": {"BR": -4, "AM": 4},
}
# Australia prints EST for its own east, with and without summer time, while foreign newsroom software means New York.
_OPEN = frozenset({("AU", "EST"), ("AU", "EDT"), ("AU", "CST"), ("AU", "CDT")})
_SUMMER = {"ET": "America/New_York", "CT": "America/Chicago", "MT": "America/Denver", "PT": "America/Los_Angeles"}
_AMERICAN = frozenset({"", "US", "CA"})

# An offset says all; what stands beside it only names it: a comment, `MSK` (Go's time), `[Europe/Paris]` (Java's).
_OFFSET = re.compile(
    r"(?:(?:GMT|UTC|UT|(?P<first>[A-Z]{2,5}))\s?)?([+-])(\d{1,2})(?::?(\d{2}))?"
    r"(?:\s?\([^()]{1,40}\)|\s?(?:GMT|UTC|UT)|\s?(?P<name>[A-Z]{2,5})|\[[A-Za-z/_]{1,40}\])?"
)
_OFFSET_AT_END = re.compile(r":\d\d\s?([+-]\d\d:?\d\d)$")
_UTC_TWICE = re.compile(r"Z\[(?:UTC|GMT|Z|Etc/UTC)\]|\+00:?00Z")
_PLACE = re.compile(r"[A-Z][a-z]+(?:/[A-Z][A-Za-z_]+){1,2}")


class UnreadError(ValueError):
    """A shape was recognised, but what it means is not certain; the message is the reason."""


def usual_zone(country: str) -> tuple[tzinfo, str]:
    """Return the zone of a country's press and its name: its foremost where it keeps several, UTC when it is not known.

    Raises:
        UnreadError: this machine has no time zone data.
    """
    name = _USUAL.get(country) or _FOREMOST.get(country, "UTC")
    return (UTC if name == "UTC" else _zone(name)), name


def is_settled(country: str) -> bool:
    """Say whether the press of a country keeps one clock, so that a time needs no zone to be certain."""
    return country in _USUAL


def offset_at_end(date: str) -> tzinfo | None:
    """Return the offset from UTC that a date ends in, None where it is nought, which software prints for all zones."""
    found = _OFFSET_AT_END.search(date)
    zone = zone_of(found[1], "") if found else None
    return None if zone == UTC else zone


@lru_cache(maxsize=512)
def zone_of(name: str, country: str) -> tzinfo | None:
    """Return what a zone as printed means for an outlet of this country; None when that is not certain."""
    if match := _OFFSET.fullmatch(name):
        offset = _offset(match)
        named = match["first"] or match["name"]
        meant = zone_of(named, country) if named else offset
        return offset if meant in {None, offset} else None  # "-0400 EST": one of them is wrong
    letters = "Z" if _UTC_TWICE.fullmatch(name) else name.upper().strip("()")
    if (country, letters) in _OPEN:
        return None
    hours = _BY_COUNTRY.get(letters, {}).get(country)
    if hours is None and (letters not in _BY_COUNTRY or letters in _FIXED):
        hours = _FIXED.get(letters)
    if hours is not None:
        return timezone(timedelta(hours=hours))
    if letters in _SUMMER and country in _AMERICAN:
        return _zone(_SUMMER[letters])
    return _zone(name) if _PLACE.fullmatch(name) and _known(name) else None


def is_abbreviation(word: str) -> bool:
    """Say whether a word is the abbreviation of some zone, whichever one it is here."""
    return word in _FIXED or word in _BY_COUNTRY or word in _SUMMER


def _offset(match: re.Match[str]) -> tzinfo | None:
    hours, minutes = int(match[3]), int(match[4] or 0)
    if hours > 14 or minutes > 59:  # Kiribati keeps +14:00; nothing lies beyond
        return None
    span = timedelta(hours=hours, minutes=minutes)
    return timezone(-span if match[2] == "-" else span) if span else UTC


@cache
def _zone(key: str) -> ZoneInfo:
    try:
        return ZoneInfo(key)
    except ZoneInfoNotFoundError as error:
        raise UnreadError(f"this machine has no time zone data for {key}: install the package tzdata") from error


def _known(name: str) -> bool:
    return name in _USUAL.values() or name in _SUMMER.values()
