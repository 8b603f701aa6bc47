extension LineChart {
    /// The chart as a picture, a text in SVG; empty axes where there are no points.
    public func svg() -> String {
        let (width, height) = (720.0, 400.0)
        let (left, right, top, bottom) = (100.0, 700.0, 40.0, 360.0)
        var picture = SVGDocument(width: Int(width), height: Int(height))
        picture.text(title, x: left, y: 24)
        picture.line((left, bottom), (right, bottom))
        guard let plane = ChartPlane(self) else { return picture.text }
        for tick in plane.yTicks {
            let y = bottom - plane.up(tick) * (bottom - top)
            picture.line((left, y), (right, y))
            picture.text(yLabel(tick), x: left - 8, y: y + 4, anchor: .end)
        }
        picture.text(xLabel(plane.left), x: left, y: bottom + 20)
        picture.text(xLabel(plane.right), x: right, y: bottom + 20, anchor: .end)
        let places = points.map { point in
            (x: left + plane.across(point.x) * (right - left), y: bottom - plane.up(point.y) * (bottom - top))
        }
        picture.polyline(places)
        if places.count <= 100 { for place in places { picture.circle(x: place.x, y: place.y) } }
        return picture.text
    }
}
