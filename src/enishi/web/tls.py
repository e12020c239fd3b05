"""A certificate authority of the user's own, and the certificate that it gives this machine.

The phone is asked once to trust the authority; certificates may then change with the network. The authority's key
stays in the data folder, readable by its owner alone.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

_AUTHORITY = timedelta(days=3650)
_VALID = timedelta(days=397)
"""Phones refuse server certificates that are valid longer than 398 days."""
_RENEWED = timedelta(days=30)
"""So long before its end a certificate is made anew."""


@dataclass(frozen=True, slots=True)
class Certificate:
    chain: Path
    key: Path
    authority: Path
    """What the phone is asked to trust."""


def certificate(home: Path, names: Sequence[str]) -> Certificate:
    """The certificate for these names and addresses, kept in the data folder and made anew when it must be."""
    folder = home / "tls"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    kept = Certificate(folder / "server.pem", folder / "server-key.pem", folder / "authority.pem")
    authority_key = folder / "authority-key.pem"
    if not (kept.authority.exists() and authority_key.exists()):
        _make_authority(kept.authority, authority_key)
    if not _still_good(kept, names):
        _issue(kept, authority_key, names)
    return kept


def _make_authority(path: Path, key_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "enishi (this computer)")])
    usage = x509.KeyUsage(
        digital_signature=False,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=True,
        crl_sign=True,
        encipher_only=False,
        decipher_only=False,
    )
    made = (
        _begun(name, name, key.public_key(), _AUTHORITY)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    _write(key_path, _pem(key))
    _write(path, made.public_bytes(serialization.Encoding.PEM))


def _issue(kept: Certificate, authority_key: Path, names: Sequence[str]) -> None:
    authority = x509.load_pem_x509_certificate(kept.authority.read_bytes())
    signer = serialization.load_pem_private_key(authority_key.read_bytes(), None)
    assert isinstance(signer, ec.EllipticCurvePrivateKey)  # noqa: S101 - we wrote it
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "enishi")])
    identifier = x509.AuthorityKeyIdentifier.from_issuer_public_key(signer.public_key())
    made = (
        _begun(subject, authority.subject, key.public_key(), _VALID)
        .add_extension(x509.SubjectAlternativeName([_general(name) for name in names]), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(identifier, critical=False)
        .sign(signer, hashes.SHA256())
    )
    _write(kept.key, _pem(key))
    _write(kept.chain, made.public_bytes(serialization.Encoding.PEM) + kept.authority.read_bytes())


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, valid: timedelta
) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))  # the phone's clock may be behind
        .not_valid_after(now + valid)
    )


def _still_good(kept: Certificate, names: Sequence[str]) -> bool:
    if not (kept.chain.exists() and kept.key.exists()):
        return False
    found = x509.load_pem_x509_certificate(kept.chain.read_bytes())
    told = found.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    is_for_all = {_general(name) for name in names} <= set(told)
    return is_for_all and found.not_valid_after_utc > datetime.now(UTC) + _RENEWED


def _general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def _pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(path: Path, data: bytes) -> None:
    """Readable by its owner alone from the first byte on."""
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(data)
