CREATE VIEW shop.rating AS
SELECT p.sku, p.name, count(r.stars) AS reviews, avg(r.stars)::numeric(3, 2) AS stars
FROM shop.product AS p
LEFT JOIN shop.review AS r ON r.product_id = p.sku
GROUP BY p.sku;
