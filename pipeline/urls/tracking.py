"""Which parameters and fragments say how a reader came to a page, not which page it is.

A parameter is on a list here only when its owner documents it, or when it was seen on the links of a feed with the
same page answering without it. A name that some outlet also uses for its article ids (`ref`, `source`, `sid`) is
judged by its value, so that no two articles are ever folded.
"""

import re
from urllib.parse import unquote

# Names that begin so, whatever follows.
_PREFIXES = (
    "utm_",  # Google Analytics, "Campaign URL builder"
    "at_",  # Piano Analytics (AT Internet), "Marketing campaigns"; the BBC's at_medium, at_campaign
    "hsa_",  # HubSpot Ads, "Ad tracking in HubSpot"
    "itm_",  # internal traffic, after Google's utm_
    "mtm_",  # Matomo, "Campaign tracking"
    "matomo_",
    "pk_",  # Matomo when it was Piwik
    "piwik_",
    "wt_",  # Webtrekk (Mapp), "Campaign tracking"
    "wt.",  # Webtrends, "Query parameter reference"
    "gaa_",  # Google News, "Subscribe with Google: article access"
    "guce_",  # Yahoo, consent page
    "fb_",  # Facebook, "Referral parameters"
    "cx_",  # Piano Content, test labels
    "oly_",  # Omeda Olytics
    "sfmc_",  # Salesforce Marketing Cloud, "Web & mobile analytics: tracking parameters"
    "bsft_",  # Blueshift, "Click tracking"
    "elq",  # Oracle Eloqua, "Query string parameters": elq, elqTrackId, elqaid
    "amp_",  # AMP viewer: amp_js_v, amp_gsa, amp_ct, amp_tf
)

# Whole names, lower case, by owner.
_NAMES_BY_OWNER = (
    "gclid gclsrc dclid gbraid wbraid srsltid _ga _gl",  # Google Ads, Analytics, Merchant Center
    "gad_source gad_campaignid",  # Google Ads
    "fbclid igshid igsh mibextid",  # Meta
    "msclkid ocid cvid",  # Microsoft Advertising, MSN
    "twclid ref_src ref_url __twitter_impression",  # X, "Embedded posts"
    "ttclid li_fat_id trk trkinfo trkcampaign epik",  # TikTok, LinkedIn, Pinterest
    "yclid ysclid _openstat rb_clickid wickedid",  # Yandex, Openstat, and others' click ids
    "mc_cid mc_eid mc_tc",  # Mailchimp
    "_ke _kx spmailingid spuserid spjobid spreportid et_cid et_rid",  # Klaviyo, Acoustic (Silverpop), ExactTarget
    "_hsenc _hsmi hsctatracking __hstc __hssc __hsfp",  # HubSpot
    "mkt_tok vero_id vero_conv _bhlid ck_subscriber_id",  # Marketo, Vero, beehiiv, Kit
    "s_cid s_kwcid ef_id sc_channel sc_campaign sc_content sc_medium sc_src sc_cid",  # Adobe
    "ns_mchannel ns_source ns_campaign ns_linkname ns_fee",  # Comscore
    "xtor xtref xtcr",  # AT Internet, "Source measurement"
    "cmp cmpid cmpgnid intcmp intcid ncid icid ex_cid dgcid campaign_id",  # campaign codes of many houses
    "ito maca wpisrc wpmm smid smtyp smvar emc rref",  # Daily Mail, DW, Washington Post, New York Times
    "feedtype feedname traffic_source referringsource reflink",  # Reuters, Al Jazeera, NYT, Dow Jones
    "soc_src soc_trk guccounter tsrc",  # Yahoo
    "mbid cndid bxid esrc",  # Condé Nast
    "srnd sref leadsource embedded-checkout",  # Bloomberg
    "ftcamp ftag",  # Financial Times, CBS
    "dicbo tblci oborigurl spm scm",  # Outbrain, Taboola, Alibaba
    "sr_share sharetype share_id shareid shared",  # share buttons
    "usqp aoh",  # Google's AMP viewer
    "shem",  # Google Search
    "wprov",  # Wikimedia, "Provenance"
    "hss_channel",  # HubSpot, social posts
    "dm_i vgo_ee __s ml_subscriber ml_subscriber_hash",  # dotdigital, ActiveCampaign, Drip, MailerLite
    "_branch_match_id _branch_referrer irclickid irgwc cjevent",  # Branch, Impact, CJ
    "awc ranmid raneaid ransiteid",  # Awin, Rakuten
    "cm_mmc cm_sp taid tpcc",  # Coremetrics, True Anthem, TechCrunch
    "isfreemail triedredirect showwelcomeonshare",  # Substack's mails and share buttons
    "echobox",  # Echobox, in the fragment of what it shares
    "rss rss_id rssid",  # counters of feeds
)
_NAMES = frozenset(" ".join(_NAMES_BY_OWNER).split())

# Names that carry an article's id at one outlet and a reader's origin at another: the value decides.
_NAMES_BY_VALUE = (
    "ref ref_ refer referrer referer source src from via partner publisher medium channel campaign cid mod feature "
    "share origin sourcetype s_source link_source xid kc"
)
_BY_VALUE = frozenset(_NAMES_BY_VALUE.split())
# Figures around one (`rss2`) are no letters; asked for by name, each of 4,000 would be looked at as often.
_ORIGIN = re.compile(
    r"(?:^|[^a-z])(?:rss|feeds?|atom|xml|twitter|tw|facebook|fb|instagram|whatsapp|telegram|linkedin|reddit|"
    r"e?mail|newsletter|social|share|home|homepage|hp|app|gnews|google|googlenews|flipboard|newsstand|yahoo|msn|"
    r"bluesky|bsky|mastodon|threads|tiktok|pinterest|youtu|youtube|oembed|embed|copy|copylink|push|web|mobile)(?:$|[^a-z])"
)
_HOST_VALUE = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}")  # Ghost adds ?ref=its.own.host to every link out

_SESSIONS = frozenset({"jsessionid", "phpsessid", "sessionid", "session_id", "cfid", "cftoken", "zenid"})
_SESSION_TOKEN = re.compile(r"(?=[a-z_-]*[0-9])(?=[0-9_-]*[a-z])[0-9a-z_-]{24,}")  # a story's sid is short or a number

ESCAPED_TWICE = re.compile(r"^(?:amp;)+")  # what is left of &amp;utm_medium= in a link that was escaped twice

_IDLE_FRAGMENTS = re.compile(
    # Routes to nowhere; what AddThis, ShareThis and Tynt hung on whatever was shared or copied.
    r"[!/]{1,2}|\.[\w-]{11}(?:\.[a-z_]{1,20})?|sthash\.\w{1,20}\.\w{4}|[ai]xzz\w{6,12}|"
    r"comments?|respond|disqus_thread|comment-form|top|content|main|share|google_vignette|xtor|rss|[0-9]"
    r"|:~:.*|\?secret=\w+",  # text fragments (WICG "Scroll to Text Fragment"), WordPress embeds
    re.IGNORECASE | re.DOTALL,
)


def is_tracking(name: str, value: str) -> bool:
    """Say whether a parameter, as it stands in the address, only tells where the reader came from."""
    name = ESCAPED_TWICE.sub("", _plain(name))
    if name in _NAMES or name.startswith(_PREFIXES) or name in _SESSIONS or name.startswith("aspsessionid"):
        return True
    if name in _BY_VALUE:
        value = _plain(value)
        return bool(_ORIGIN.search(value)) or (name.startswith("ref") and bool(_HOST_VALUE.fullmatch(value)))
    return name == "sid" and bool(_SESSION_TOKEN.fullmatch(_plain(value)))


def without_tracking(query: str) -> str:
    """Return the query with its tracking parameters taken out and every other byte left as it was."""
    if not query:
        return query
    kept = [piece for piece in query.split("&") if not is_tracking(*_pair(piece))]
    return "&".join(kept)


def fragment_without_tracking(fragment: str) -> str:
    """Return the fragment without its tracking, which some outlets put there (`#xtor=RSS-1`, `#ref=rss`)."""
    if "=" not in fragment or fragment.startswith(("!", "/")):
        return fragment
    pieces = [without_tracking(piece) for piece in fragment.split("#")]
    return "#".join(piece for piece in pieces if piece)


def is_idle_fragment(fragment: str) -> bool:
    """Say whether the fragment is a place that every page has, so never an item of its own."""
    return bool(_IDLE_FRAGMENTS.fullmatch(fragment))


def _pair(piece: str) -> tuple[str, str]:
    name, _, value = piece.partition("=")
    return name, value


def _plain(text: str) -> str:
    return (unquote(text) if "%" in text else text).lower()
