"""What the CRM answers over HTTP."""

from datetime import datetime, timezone

import sqlalchemy as sa
from flask import Blueprint, abort, jsonify, request

from . import db, models

api = Blueprint("api", __name__)

SUBJECTS = {"company": models.Companies, "contact": models.Contacts, "deal": models.Deals, "task": models.Tasks}


@api.before_request
def act_as():
    """Tells the audit triggers who is at work. Whoever stands in front of the application has checked it."""
    if db.engine.dialect.name == "postgresql":
        user = request.headers.get("X-User", "")
        db.session.execute(sa.text("SELECT set_config('crm.user_id', :user, true)"), {"user": user})


@api.get("/companies")
def companies():
    """The companies, by name, perhaps those with a tag."""
    query = sa.select(models.Companies).order_by(models.Companies.name)
    if tag := request.args.get("tag"):
        query = (
            query.join(
                models.Taggings,
                sa.and_(
                    models.Taggings.subject_type == "company",
                    models.Taggings.subject_id == models.Companies.id,
                ),
            )
            .join(models.Tags, models.Tags.id == models.Taggings.tag_id)
            .where(models.Tags.name == tag)
        )
    found = db.session.scalars(query)
    return jsonify([{"id": one.id, "name": one.name, "domain": one.domain} for one in found])


@api.post("/companies")
def add_company():
    """A new company."""
    company = models.Companies(name=request.json["name"], domain=request.json.get("domain"))
    db.session.add(company)
    db.session.commit()
    return jsonify(id=company.id, created_by=company.created_by), 201


@api.post("/deals")
def add_deal():
    """A new deal; the database gives it a number."""
    given = request.json
    deal = models.Deals(
        title=given["title"],
        company_id=given["company_id"],
        stage_id=given["stage_id"],
        amount=given.get("amount", 0),
    )
    db.session.add(deal)
    db.session.commit()
    return jsonify(id=deal.id, number=deal.number, status=deal.status), 201


@api.post("/deals/<int:deal_id>/close")
def close_deal(deal_id):
    """Wins or loses a deal."""
    deal = db.session.get(models.Deals, deal_id) or abort(404)
    deal.status = request.json["status"]
    deal.closed_at = datetime.now(timezone.utc)
    db.session.commit()
    return jsonify(id=deal.id, status=deal.status)


@api.post("/<subject>/<int:subject_id>/tags/<name>")
def tag(subject, subject_id, name):
    """Hangs a tag on a company, a contact, a deal or a task."""
    if subject not in SUBJECTS or db.session.get(SUBJECTS[subject], subject_id) is None:
        abort(404)
    known = db.session.scalar(sa.select(models.Tags).filter_by(name=name))
    if known is None:
        known = models.Tags(name=name)
        db.session.add(known)
        db.session.flush()
    db.session.merge(models.Taggings(tag_id=known.id, subject_type=subject, subject_id=subject_id))
    db.session.commit()
    return "", 204
