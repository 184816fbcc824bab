<?php
// What a web server's rules do for WordPress: a file where there is one, else WordPress's own addresses.
$path    = rawurldecode( parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) );
$types   = array( 'css' => 'text/css', 'js' => 'text/javascript', 'json' => 'application/json', 'svg' => 'image/svg+xml', 'png' => 'image/png', 'jpg' => 'image/jpeg', 'webp' => 'image/webp', 'woff2' => 'font/woff2' );
$content = '/wp-content/';
if ( 0 === strpos( $path, $content ) && false === strpos( $path, '..' ) ) {
	$file = getenv( 'ESS_CONTENT' ) . '/' . substr( $path, strlen( $content ) );
	if ( is_file( $file ) ) {
		$ending = pathinfo( $file, PATHINFO_EXTENSION );
		if ( 'php' === $ending ) {
			return require $file;
		}
		header( 'Content-Type: ' . ( isset( $types[ $ending ] ) ? $types[ $ending ] : 'application/octet-stream' ) );
		readfile( $file );
		return true;
	}
}
$file = getenv( 'ESS_CORE' ) . $path;
if ( is_file( $file ) || is_file( rtrim( $file, '/' ) . '/index.php' ) && '/' !== $path ) {
	return false;
}
$_SERVER['SCRIPT_NAME'] = '/index.php';
$_SERVER['PHP_SELF']    = '/index.php';
require getenv( 'ESS_CORE' ) . '/index.php';
