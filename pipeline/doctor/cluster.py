"""The cluster of [gather]: what its engine needs is here, and its papers hold. Nobody is asked: a run does that."""

from collections.abc import Iterator
from datetime import timedelta
from importlib.util import find_spec

from pipeline.doctor.finding import Finding, ok, warn, wrong
from pipeline.doctor.patient import Patient
from pipeline.gather.papers import Papers

_WARNED_BEFORE = timedelta(days=30)
_ANEW = "docs/scale.md says how they are made"


def cluster(patient: Patient) -> Iterator[Finding]:
    """Yield the finding about the cluster, none where no cluster asks for this desk."""
    if patient.settings is None or patient.settings.gather.engine != "dask":
        return
    scheduler = patient.settings.gather.scheduler
    if find_spec("distributed") is None:
        cure = 'pip install "copydesk[cluster]"; or [gather] engine = "single"'
        said = "the engine dask is not installed: nobody is asked"
        yield wrong("cluster", said, cure=cure)
    elif scheduler.startswith("tls://"):
        yield _papers(Papers.of_desk(patient.folder), scheduler, patient)
    else:
        yield ok("cluster", f"{scheduler}, which is on this machine")


def _papers(papers: Papers, scheduler: str, patient: Patient) -> Finding:
    if papers.authority is None or papers.certificate is None:
        said = f"{scheduler}; no secrets/cluster-ca.pem and cluster.pem: Dask's own settings must name papers"
        return warn("cluster", said, cure=_ANEW)
    from cryptography import x509  # .3 s, and most desks have no cluster

    for file in (papers.authority, papers.certificate):
        body = file.read_bytes()
        try:
            until = min(one.not_valid_after_utc for one in x509.load_pem_x509_certificates(body))
        except ValueError:
            return _useless(f"secrets/{file.name} holds no certificate in PEM")
        if file == papers.certificate and b"PRIVATE KEY" not in body:
            return _useless(f"secrets/{file.name} holds no key beside the certificate")
        if until - patient.now < _WARNED_BEFORE:
            return warn("cluster", f"secrets/{file.name} is good until {until:%Y-%m-%d} only", cure=_ANEW)
    return ok("cluster", f"{scheduler}; certificates are here")


def _useless(said: str) -> Finding:
    return wrong("cluster", said, cure=_ANEW)
